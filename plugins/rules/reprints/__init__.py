"""What is taken over from others, and how it is said whose it is."""
