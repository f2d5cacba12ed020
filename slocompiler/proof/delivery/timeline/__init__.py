"""What Alertmanager sends over time, worked out instead of waited for."""
