"""How right statements are found, on news that others have annotated."""
