"""What a build remembers, so that the next one does only what changed.

A memory that is missing, damaged or of another compiler costs time and changes nothing: whatever is taken from it was
compared with the disk first.
"""
