"""News of localities and of units directly under the ministry."""
