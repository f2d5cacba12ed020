"""From what grafanalib writes to what Grafana reads today."""
