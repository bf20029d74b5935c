"""Applications that are taken online: their sections, addresses and time limits."""
