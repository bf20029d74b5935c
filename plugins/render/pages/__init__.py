"""One file for each shape that pages of documents can have, named by a column as its ``page``."""
