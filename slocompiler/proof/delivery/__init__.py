"""Who is told of an alert, when, and what keeps it silent: read from the Alertmanager configuration as it goes out."""
