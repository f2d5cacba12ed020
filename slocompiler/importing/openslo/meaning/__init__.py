"""What OpenSLO's documents say, in our language."""
