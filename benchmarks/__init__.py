"""What the site costs, measured beside its peers on the same text in the same run."""
