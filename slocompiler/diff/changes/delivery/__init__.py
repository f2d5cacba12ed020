"""Who is told, at which hours."""
