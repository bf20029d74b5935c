"""Requirements on documents and on the site, one a file, in families by folder."""
