"""Policy files become columns, departments and people."""
