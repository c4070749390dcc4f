"""Rescue of damaged databases."""
