"""What the exit code says."""

CLEAN = 0
FINDINGS = 1
#: Wrong usage, or something in the environment: an unwritable folder, a fault of the compiler itself.
TROUBLE = 2
#: 128 + SIGINT and 128 + SIGPIPE, as shells report processes that were interrupted or whose reader went away.
INTERRUPTED = 130
CLOSED_PIPE = 141
