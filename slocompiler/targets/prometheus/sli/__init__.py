"""SLIs as counts of events and bad events, one file for each form."""
