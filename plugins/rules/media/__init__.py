"""Rules about pictures and forms."""
