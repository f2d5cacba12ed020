"""Bodies that AWS would refuse: a good twin, one change, and what the judge must find. Read the tables as lists."""
