"""What every document's front matter says of it."""
