"""The HTTP interface: one module per resource, one shape for every error."""
