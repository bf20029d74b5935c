"""What people type: tasks, their words and options, and how they end."""
