"""A site comes to be: an empty one, its keys, the demonstration."""
