"""What must be in the registers before a text is approved."""
