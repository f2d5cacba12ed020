"""What all services share."""
