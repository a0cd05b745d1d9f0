"""What records are: shapes, tables, and the fold from reports to lines."""
