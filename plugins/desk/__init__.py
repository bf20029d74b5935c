"""The office's own view: what waits for whom, who let what through. Never in the public output."""
