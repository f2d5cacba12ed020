"""What alarms start: EventBridge takes their changes of state to documents of Systems Manager."""
