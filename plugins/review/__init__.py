"""Who let what through: canonical bytes, signed acts, seals, and what follows for each document."""
