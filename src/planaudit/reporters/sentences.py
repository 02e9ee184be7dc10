"""A finding as running text, for readers that show no lines of a file."""

from planaudit.findings import Finding


def sentence(text: str) -> str:
    """The text as a sentence: a capital first, a full stop last unless it is a question."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('?') else '.'}" if text else ""


def message_and_help(finding: Finding) -> str:
    """What is wrong, and what to do next."""
    return " ".join(part for part in (sentence(finding.message), sentence(finding.help)) if part)


def other_ends(finding: Finding) -> list[str]:
    """The other ends of the matter, each with its place."""
    return [f"{place.location}: {place.note}" for place in finding.related]


def everything(finding: Finding) -> str:
    """What is wrong, what to do next, and the other ends, for readers with room for one text."""
    ends = other_ends(finding)
    return message_and_help(finding) + (f" ({'; '.join(ends)})" if ends else "")
