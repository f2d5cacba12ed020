"""The dashboard of a service: golden signals, SLOs, logs, and who owns it."""
