"""From plan to money (ECO)."""
