"""Documents that our own export wrote: what OpenSLO lacks is read from their annotations."""
