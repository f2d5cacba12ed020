"""What AWS accepts: its own API models walked strictly, and the rules that no model states."""
