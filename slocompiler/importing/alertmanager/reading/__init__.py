"""A configuration as it is written: checked as Alertmanager checks it, with the place of every part."""
