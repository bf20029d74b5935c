"""Claims that are checked, and what a verdict rests on."""
