"""The steps of lowering: one file each, named by what it does."""
