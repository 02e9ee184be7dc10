"""The identity of a finding across edits that do not mend it."""

import hashlib

SCHEME = "planaudit/v1"


def fingerprint(code: str, subject: str, key: tuple[str, ...] = ()) -> str:
    """Hash what the finding is about; never where it is, how it is worded or how it is weighed."""
    parts = "\x1f".join((SCHEME, code, subject, *key))
    return f"{SCHEME}:{hashlib.sha256(parts.encode()).hexdigest()[:32]}"
