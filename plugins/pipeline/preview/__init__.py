"""Everything in ``content/`` as pages, made when a browser asks for them."""
