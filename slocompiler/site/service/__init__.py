"""The page of a service, section by section."""
