"""Where plan files lie unless `planaudit.yaml` says otherwise."""

DEFAULT_GLOBS = ("plans/**/*.yaml",)
