"""Names and labels of the series that the generated rules record: what rules, dashboards and proofs agree on."""
