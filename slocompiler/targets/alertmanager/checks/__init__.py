"""What this target finds wrong with an organization."""
