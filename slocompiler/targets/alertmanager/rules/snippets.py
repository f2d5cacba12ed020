"""Parts of the organizations that the explanations show."""

HEAD = """\
version: slocompiler/v1
organization: shop
severities:
  P0: {urgency: 1, page: true}
"""
RECEIVER = "receivers:\n  pager: {pagerduty: {routing_key: {secret: pager, key: routing-key}}}\n"
TEAM = "teams:\n  web: {notify: {P0: [pager]}}\n"
