"""Checks: pure functions from a report to findings."""
