"""Alerts replayed over the history that a Prometheus (or Mimir, or Thanos) holds."""
