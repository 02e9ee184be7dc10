"""What the title of a plan says: which kind of plan it is, in bokmål or nynorsk."""

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from planaudit.model.kind import Kind

_ENDING = r"(?:en|et|a|ene|ane)?\b"

_TERMS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    (r"\bplanstrategi", (Kind.PLANSTRATEGI,)),
    (r"\bplanprogram", (Kind.PLANPROGRAM,)),
    # Whole terms: «handlings- og økonomiplan», «økonomiplan med handlingsprogram», «budsjett 2026 og økonomiplan».
    (
        (
            r"\b(?:års)?budsjett(?:et)?\b[-\d–\s]*(?:og|med|/)\s*økonomi\w*"
            r"|\bøkonomi\w*[-\d–,\s]*(?:og|med|/)?\s*(?:års)?budsjett"
        ),
        (Kind.OKONOMIPLAN, Kind.ARSBUDSJETT),
    ),
    (
        (
            r"\bhandlings\w*[-\d–\s]*(?:og|med|/)\s*økonomi(?:plan|program)"
            r"|\bøkonomi\w*[-\d–\s]*(?:og|med|/)\s*handlings(?:plan|program|del)"
            r"|\bøkonomiplan|\bhøp"
        ),
        (Kind.OKONOMIPLAN,),
    ),
    (r"\bårsbudsjett", (Kind.ARSBUDSJETT,)),
    (r"\bverksemd\w*plan|\bvirksomhetsplan", (Kind.VIRKSOMHETSPLAN,)),
    (r"\bsamfunnsdel", (Kind.SAMFUNNSDEL,)),
    (r"\barealdel", (Kind.AREALDEL,)),
    (r"\barealplan", (Kind.AREALPLAN, Kind.AREALDEL)),
    # An arealplan for an area may be called kommunedelplan.
    (r"\bkommunedelplan|\bkdp", (Kind.KOMMUNEDELPLAN, Kind.AREALPLAN)),
    (r"\btemaplan", (Kind.TEMAPLAN,)),
    # A fylkeskommune's own; to a municipality it is an outside document.
    (r"\bregional(?:e|t)?\s+plan|\bregionalplan|\bfylkes(?:del)?plan", (Kind.REGIONAL_PLAN, Kind.OVERORDNET_FORING)),
    # In Lier and Tromsø handlingsprogram is the word for the økonomiplan.
    (r"\bhandlingsprogram", (Kind.HANDLINGSPLAN, Kind.OKONOMIPLAN)),
    (r"\bhandlingsplan|\btiltaksplan", (Kind.HANDLINGSPLAN,)),
    (r"\w*strategi", (Kind.STRATEGI,)),
    (r"\w*(?<!års)(?<!på)(?<!inn)(?<!ut)(?<!til)(?<!tilbake)(?<!bekymrings)melding", (Kind.MELDING,)),
)
_TERM = re.compile(
    "|".join(f"(?P<t{number}>(?:{pattern}){_ENDING})" for number, (pattern, _) in enumerate(_TERMS)), re.IGNORECASE
)
_OF_ANOTHER = re.compile(r"\b(?:for|til|av|om|i|under|etter)(?:\s+[\wæøå-]+)?\s+$", re.IGNORECASE)
"""Before a term: «strategi for handlingsplan», «kunnskapsgrunnlag til kommuneplanens samfunnsdel»."""


_LONGEST = 300
"""How much of a title is read: a plan's kind stands at its beginning."""


_STEMS = (
    *("strategi", "melding", "handlings", "temaplan", "kommunedelplan", "kdp", "samfunnsdel", "arealdel", "arealplan"),
    *("økonomi", "budsjett", "høp", "tiltaksplan", "planprogram", "verksemd", "virksomhetsplan", "regional", "fylkes"),
)
"""Every term holds one of these; most titles hold none, and need no closer look."""


class _Named(NamedTuple):
    kinds: tuple[Kind, ...]
    is_of_another: bool


@lru_cache(maxsize=65536)
def _named(title: str) -> tuple[_Named, ...]:
    text = normalize("NFC", title[:_LONGEST])
    folded = text.casefold()
    if not any(stem in folded for stem in _STEMS):
        return ()
    return tuple(
        _Named(_TERMS[int((match.lastgroup or "t0")[1:])][1], _OF_ANOTHER.search(text[: match.start()]) is not None)
        for match in _TERM.finditer(text)
    )


def kinds_mentioned(title: str) -> frozenset[Kind]:
    """Every kind that the title names, also of another plan; a strategy with an action plan is a temaplan too."""
    kinds = frozenset(kind for named in _named(title) for kind in named.kinds)
    return kinds | {Kind.TEMAPLAN} if {Kind.STRATEGI, Kind.HANDLINGSPLAN} <= kinds else kinds


def kinds_said(title: str) -> tuple[Kind, ...]:
    """The kinds that the title says the plan itself is, in order; each term's own kind first."""
    return tuple(kind for named in _named(title) if not named.is_of_another for kind in named.kinds)


_PAIR = re.compile(
    r"(?<![\d.,/–-])(?P<first>(?:19|20)\d\d)\s*(?:[-–—]|\btil\b)\s*(?:(?P<last>(?:19|20)\d\d)|(?P<short>\d\d))"
    r"(?![\d.,]*\d)(?!-\d)(?:\s*\((?P<other>(?:19|20)\d\d)\))?"
)
"""A period in a title: 2018–2030, 2018 - 2030, 2018-2021 (2030), 2020-27; no date, and no year alone."""

_MONTHS = 12


def periods_named(title: str) -> tuple[tuple[int, int], ...]:
    """The pairs of first and last year that the title may give as the plan's period.

    `2008-09` could be a month and is passed over, and so is a year alone: «mot 2040» is where a plan aims.
    """
    found: list[tuple[int, int]] = []
    for match in _PAIR.finditer(title[:_LONGEST]):
        first = int(match["first"])
        if match["short"] and int(match["short"]) <= _MONTHS:
            continue
        last = int(match["last"] or match["first"][:2] + match["short"])
        ends = [last, int(match["other"])] if match["other"] else [last]
        found.extend((first, end) for end in ends if end >= first)
    return tuple(found)
