"""Departments and people who answer for a document."""
