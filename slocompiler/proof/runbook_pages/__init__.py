"""What a runbook's page says of the alerts that lead to it."""
