"""The fixes, by what they are about."""
