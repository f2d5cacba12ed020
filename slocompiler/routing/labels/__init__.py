"""Which labels an alert carries when Prometheus sends it."""
