"""Whose plan it is, and how it came about (OWN)."""
