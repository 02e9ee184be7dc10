"""Several municipalities side by side, as a mirror: no ranking, and first what each register lacks."""
