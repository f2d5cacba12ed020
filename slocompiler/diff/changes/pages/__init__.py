"""What people read: runbooks, dashboards, tests, planned work."""
