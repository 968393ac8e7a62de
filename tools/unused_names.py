"""Names that only frameworks, scripts or tests call, so that the search for dead code knows them."""
