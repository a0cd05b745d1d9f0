"""How fast the service answers over HTTP, beside a fixed body of the same size and beside Datasette."""
