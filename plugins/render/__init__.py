"""Plan to bytes: frozen views, then pages, feeds, metadata."""
