"""Names in the output that nothing else may have."""

SEARCH = "search"
"""The folder of the search index."""
