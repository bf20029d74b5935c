"""Personal data that is not published."""
