"""The rule catalogue. `catalogue` holds every rule; `pages` their documentation, without importing any."""
