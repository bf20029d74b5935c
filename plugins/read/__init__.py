"""Bytes become documents: front matter with line numbers, Markdown to safe HTML, attachments."""
