"""How much there is (VOL)."""
