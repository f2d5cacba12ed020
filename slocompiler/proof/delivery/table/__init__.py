"""Who is told of what, gathered for people."""
