"""A plan is what it says it is (TYP)."""
