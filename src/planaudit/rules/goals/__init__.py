"""Goals that pull the same way (GOA)."""
