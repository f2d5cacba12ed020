"""What fires, when."""
