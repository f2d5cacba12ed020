"""The beginning of the services that the explanations show."""

HEAD = """\
version: slocompiler/v1
service: shop
team: web
"""
