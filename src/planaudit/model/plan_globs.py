"""Where plan files lie unless `planaudit.yaml` says otherwise, and what globs are made of."""

DEFAULT_GLOBS = ("plans/**/*.yaml",)

MAGIC = frozenset("*?[")
"""What makes a part of a glob more than a name."""
