"""What monitoring costs."""
