"""What is known of a root: read whole, or brought up to date from the last build."""
