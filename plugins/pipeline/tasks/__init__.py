"""The tasks of ``inv``, by who uses them."""
