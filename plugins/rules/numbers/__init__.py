"""Document numbers and index numbers."""
