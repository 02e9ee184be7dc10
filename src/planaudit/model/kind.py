"""The kinds of plan, their level in the plan hierarchy, and which of them are strategic (FORMAT §4)."""

from enum import StrEnum


class Kind(StrEnum):
    """What a plan is; the municipality's own word for it stands in `designation`."""

    POLITISK_PLATTFORM = "politisk-plattform"
    OVERORDNET_FORING = "overordnet-foring"
    REGIONAL_PLAN = "regional-plan"
    SAMFUNNSDEL = "samfunnsdel"
    AREALDEL = "arealdel"
    AREALPLAN = "arealplan"
    PLANSTRATEGI = "planstrategi"
    PLANPROGRAM = "planprogram"
    KOMMUNEDELPLAN = "kommunedelplan"
    STRATEGI = "strategi"
    TEMAPLAN = "temaplan"
    HANDLINGSPLAN = "handlingsplan"
    OKONOMIPLAN = "okonomiplan"
    ARSBUDSJETT = "arsbudsjett"
    VIRKSOMHETSPLAN = "virksomhetsplan"
    MELDING = "melding"
    ANNET = "annet"

    @property
    def level(self) -> int | None:
        """The rank in the hierarchy, 0 highest; None where the kind has no rank."""
        return _LEVELS.get(self)


_LEVELS = {
    Kind.POLITISK_PLATTFORM: 0,
    Kind.OVERORDNET_FORING: 0,
    Kind.REGIONAL_PLAN: 1,
    Kind.SAMFUNNSDEL: 1,
    Kind.AREALDEL: 1,
    Kind.PLANSTRATEGI: 1,
    Kind.AREALPLAN: 2,
    Kind.KOMMUNEDELPLAN: 2,
    Kind.STRATEGI: 2,
    Kind.TEMAPLAN: 2,
    Kind.HANDLINGSPLAN: 3,
    Kind.OKONOMIPLAN: 4,
    Kind.ARSBUDSJETT: 4,
    Kind.VIRKSOMHETSPLAN: 5,
}

SPELLINGS = {
    "økonomiplan": Kind.OKONOMIPLAN,
    "årsbudsjett": Kind.ARSBUDSJETT,
    "overordnet-føring": Kind.OVERORDNET_FORING,
}
"""Kinds as they are spelt in Norwegian; read as the plain ones."""

STRATEGIC = frozenset(
    {Kind.SAMFUNNSDEL, Kind.REGIONAL_PLAN, Kind.KOMMUNEDELPLAN, Kind.STRATEGI, Kind.TEMAPLAN, Kind.HANDLINGSPLAN}
)
"""The plans whose volume the founding report worries about."""

LAND_USE = frozenset({Kind.AREALDEL, Kind.AREALPLAN})
"""Plans that bind the use of land, also across council periods, until they are replaced."""

ECONOMIC = frozenset({Kind.OKONOMIPLAN, Kind.ARSBUDSJETT})
"""Plans that hold money: the financial plan and its first year."""

OUTSIDE_THE_MANDATE = frozenset({Kind.OVERORDNET_FORING, Kind.POLITISK_PLATTFORM})
"""Not the council's own plans; rules about mandate, ownership, content and results leave them out."""

SERIES = frozenset({Kind.OKONOMIPLAN, Kind.ARSBUDSJETT, Kind.PLANSTRATEGI})
"""Plans that come in editions: a later one of the kind takes over when it begins."""
