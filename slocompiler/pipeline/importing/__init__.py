"""From files of other generators to specs on the disk."""
