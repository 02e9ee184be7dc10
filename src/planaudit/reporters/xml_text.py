"""Text as XML can hold it."""

import re
from xml.sax.saxutils import quoteattr

_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def attributes(**values: object) -> str:
    """The attributes of an element, each after a blank; those that are None are left out."""
    return "".join(
        f" {name.rstrip('_')}={quoteattr(legal(str(value)))}" for name, value in values.items() if value is not None
    )


def legal(text: str) -> str:
    """The text without the characters that XML 1.0 forbids."""
    return _NOT_IN_XML.sub("�", text)
