"""Rules about issues of the gazette."""
