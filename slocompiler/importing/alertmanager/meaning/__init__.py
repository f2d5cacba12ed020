"""What a configuration means: who is told, of what, when; and that as an organization."""
