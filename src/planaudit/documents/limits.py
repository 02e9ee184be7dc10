"""How much of a file is read before it is called hostile; far above any plan a person has written."""

MAX_BYTES = 5_000_000
"""The largest plan file, in bytes."""

MAX_DEPTH = 64
"""The deepest nesting of mappings and lists."""

MAX_ALIASED = 20_000
"""The most values that aliases may add to one document."""

MAX_REREAD = 50_000
"""The longest document, in characters, that is read a second time by the slower parser."""
