"""The four dates of an official document, and others."""
