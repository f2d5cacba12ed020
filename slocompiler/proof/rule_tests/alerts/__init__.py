"""Tests of the alerts outside any SLO: what makes each fire, and how much of it does not."""
