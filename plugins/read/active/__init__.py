"""What runs, calculates or fetches something when a file is opened: a file for each family of kinds."""
