"""What is public at one instant, and every file that follows from it."""
