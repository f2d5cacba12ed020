"""From the organization and its alerts to the routing tree."""
