"""The stages a document goes through, in folders of their own."""
