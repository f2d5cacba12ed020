"""What SLOs promise."""
