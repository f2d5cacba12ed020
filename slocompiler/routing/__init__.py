"""Who is told: the alerts of a compilation, the routing tree they walk, the hours in which it is open."""
