"""The files of a service: lists of bodies, templates, the dashboard."""
