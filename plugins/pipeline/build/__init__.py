"""One public build: plan, pages, search, and the output folder."""
