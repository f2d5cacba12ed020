"""Five layers to one tree: defaults, tier, templates, the service, its environment."""
