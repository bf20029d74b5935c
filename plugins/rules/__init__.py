"""What documents and the site have to keep, one requirement a file, in families by folder."""
