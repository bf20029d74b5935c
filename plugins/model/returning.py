"""Why a text is sent back to its author: the kinds of reason that a return can give."""

from __future__ import annotations

RETURN_REASONS = ("fact", "form", "secrecy", "privacy", "duplicate")
"""Nobody invents another; the evaluation of departments counts by them."""
