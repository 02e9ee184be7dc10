"""Plans and the people's mandate (PER)."""
