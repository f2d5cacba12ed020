"""An Alertmanager configuration, from plain data to what decides: routes, inhibition, receivers, hours."""
