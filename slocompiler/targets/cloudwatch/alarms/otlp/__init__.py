"""Alarms in PromQL, over metrics that CloudWatch gets by OTLP: nothing else reads them."""
