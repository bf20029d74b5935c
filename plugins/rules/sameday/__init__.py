"""Public on the day announced, everywhere at once."""
