"""Signals as PromQL: what rules, dashboards and replays read from the raw series."""
