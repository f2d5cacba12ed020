"""What differs between two sides: which thing is which, before anybody judges it."""
