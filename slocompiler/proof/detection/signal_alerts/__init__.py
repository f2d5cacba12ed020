"""When alerts outside any SLO fire: thresholds, drops and silence, each for the one change it is there for."""
