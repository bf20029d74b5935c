"""A root as somebody at work sees it: working documents and acts about them."""
