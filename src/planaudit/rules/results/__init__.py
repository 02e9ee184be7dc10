"""What came of it (FOL)."""
