"""From what is approved to what the public sees, and back."""
