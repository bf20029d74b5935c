"""The kinds of acts, a file each: who may take it, what it changes, and its sentences."""
