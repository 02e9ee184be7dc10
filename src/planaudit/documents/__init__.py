"""Text in, model and places out: the only layer that reads plan files."""
