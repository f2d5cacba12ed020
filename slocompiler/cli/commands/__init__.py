"""One file per command, each exporting `command`."""
