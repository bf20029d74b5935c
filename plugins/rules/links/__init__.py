"""Links, attachments and references to other documents."""
