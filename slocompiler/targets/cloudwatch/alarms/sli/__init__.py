"""SLIs as metric math: bad events and all events of one period."""
