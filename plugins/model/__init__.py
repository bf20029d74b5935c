"""The nouns of the site: frozen records that every stage shares. Standard library only."""
