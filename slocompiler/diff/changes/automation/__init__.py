"""What a runbook can start: what it does, within which bounds, whether anybody is asked, and who starts it."""
