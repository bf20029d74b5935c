"""Questions of the public and their answers."""
