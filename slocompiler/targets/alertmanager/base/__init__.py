"""The user's own Alertmanager configuration, which ours is merged into."""
