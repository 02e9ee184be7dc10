"""About the audit itself (AUD)."""
