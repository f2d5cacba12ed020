"""When notifications may go out: weekly hours, split as Alertmanager can read them."""
