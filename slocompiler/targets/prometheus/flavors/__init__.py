"""What each engine that evaluates the rules takes."""
