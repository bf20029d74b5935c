"""Special topics: their days, and whether they are kept up to date."""
