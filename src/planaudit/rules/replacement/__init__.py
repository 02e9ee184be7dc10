"""One plan takes over from another (REP)."""
