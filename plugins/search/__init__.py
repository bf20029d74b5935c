"""Search: one analyzer, one ranking, Whoosh's index as its definition and static files for the browser."""
