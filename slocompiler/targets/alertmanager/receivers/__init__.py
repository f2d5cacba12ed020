"""Receivers: from the spec's words to Alertmanager's, in both forms."""
