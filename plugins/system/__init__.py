"""The machine: processes, files and their stamps; standard library only."""
