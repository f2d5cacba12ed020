"""Unit tests for the generated rules: promtool confirms the detection table (DESIGN 5.5)."""

from slocompiler.proof.rule_tests.rule_test_file import Untested, rule_tests, untested

__all__ = ["Untested", "rule_tests", "untested"]
