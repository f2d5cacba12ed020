"""SLOs that CloudWatch Application Signals keeps: attainment, budget and burn rates as metrics."""
