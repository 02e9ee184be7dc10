"""The identity of a finding across edits that do not mend it."""

import hashlib

SCHEME = "planaudit/v1"


_SHORT = 12


def short(whole: str) -> str:
    """The beginning of a fingerprint, which is enough for a person to name a finding by."""
    return whole.partition(":")[2][:_SHORT]


def fingerprint(code: str, subject: str, key: tuple[str, ...] = ()) -> str:
    """Hash what the finding is about; never where it is, how it is worded or how it is weighed."""
    parts = "\x1f".join((SCHEME, code, subject, *key))
    return f"{SCHEME}:{hashlib.sha256(parts.encode()).hexdigest()[:32]}"
