"""Mailboxes: how they are reached, and that no letter is seen."""
