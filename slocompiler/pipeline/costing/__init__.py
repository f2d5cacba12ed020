"""Counting what the targets make of a service."""
