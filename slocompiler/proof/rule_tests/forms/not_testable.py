"""Why something has no tests."""


class NotTestableError(Exception):
    """No series can be made up for it, or no model knows what it does; the text says why."""
