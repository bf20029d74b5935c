"""What templates see: frozen records of plain values, one module for each kind of page."""
