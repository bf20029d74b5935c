"""What comes from elsewhere becomes documents: old sites' records, line by line."""
