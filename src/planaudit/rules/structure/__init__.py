"""The plan system holds together (STR)."""
