"""Data sets: the table on the page, the CSV file, and the schema that says what its columns are."""
