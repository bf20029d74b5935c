"""Why nothing can be read in a file."""


class NoTextError(Exception):
    """Nobody can read the text of a file by machine; the message is a clause that says why."""
