"""Tests of what each engine takes."""
