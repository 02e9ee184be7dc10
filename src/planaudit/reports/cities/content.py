"""The mirror: what each register lacks, then the indicators, then what they mean."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from planaudit.findings import N_, Bare, Counted, Phrase, Report
from planaudit.graph.plan_graph import PlanGraph
from planaudit.reports.cities.indicators import INDICATORS
from planaudit.reports.completeness import Field, Filled, completeness
from planaudit.reports.page import Fact, Heading, Page, Section, Table
from planaudit.reports.planforum.unknown import unread_in


class City(NamedTuple):
    """One municipality: what its register fills in, and the value of each indicator, None where it does not tell.

    `unread` counts the documents that could not be read as plans, and are in no number.
    """

    name: str
    as_of: date
    fields: tuple[Filled, ...]
    values: tuple[Fact, ...]
    unread: int

    @property
    def lacking(self) -> int:
        """How many indicators the register does not tell."""
        return sum(value is None for value in self.values)


def city(register: PlanGraph, report: Report) -> City:
    """Measure one register."""
    values = tuple(indicator.of(register, report) for indicator in INDICATORS)
    name = register.portfolio.municipality.name
    return City(name, register.as_of, completeness(register), values, unread_in(register))


def told_apart(cities: Sequence[City], folders: Sequence[str]) -> tuple[City, ...]:
    """The cities, those of one name with the folder that each was read from."""
    names = Counter(city.name for city in cities)
    return tuple(
        city._replace(name=f"{city.name} ({folder})") if names[city.name] > 1 else city
        for city, folder in zip(cities, folders, strict=True)
    )


def cities_page(cities: Sequence[City]) -> Page:
    """The cities in the order they were named."""
    return Page(
        title=Phrase(N_("Municipalities side by side")),
        subtitle=Phrase(N_("As of {day}, in the order they were named."), {"day": cities[0].as_of}),
        lead=(
            Phrase(
                N_(
                    "A mirror, not a ranking: registers differ in what they hold and in what they call things, and few"
                    " plans are no merit in themselves."
                )
            ),
        ),
        sections=(_lacking(cities), _mirror(cities), _definitions()),
    )


def _heads(first: str, cities: Sequence[City]) -> tuple[Heading, ...]:
    return (Heading(Phrase(first)), *(Heading(Bare(city.name), is_number=True) for city in cities))


def _lacking(cities: Sequence[City]) -> Section:
    said = tuple(
        Phrase(
            N_("{city}: {lacking} of {all} indicators are not told by the register."),
            {"city": Bare(city.name), "lacking": city.lacking, "all": len(INDICATORS)},
        )
        for city in cities
    )
    said += tuple(
        Phrase(
            N_("{city}: not counted here: {documents} that could not be read."),
            {"city": Bare(city.name), "documents": Counted(N_("{n} document"), N_("{n} documents"), city.unread)},
        )
        for city in cities
        if city.unread
    )
    rows = tuple(
        (_told_by(field.field), *(_filled(city.fields[number]) for city in cities))
        for number, field in enumerate(cities[0].fields)
    )
    table = Table(Phrase(N_("How many plans in force fill in each field")), _heads(N_("Field"), cities), rows)
    return Section("lacking", Phrase(N_("What the registers lack")), said, (table,))


def _told_by(field: Field) -> Phrase:
    return Phrase(N_("{field}: {tells}"), {"field": Bare(field.key), "tells": Phrase(field.tells)})


def _filled(filled: Filled) -> Phrase:
    return Phrase(N_("{part} of {whole}"), {"part": filled.filled, "whole": filled.plans})


def _mirror(cities: Sequence[City]) -> Section:
    rows = tuple(
        (
            Phrase(indicator.name),
            *(Phrase(N_("not told")) if (value := city.values[number]) is None else value for city in cities),
        )
        for number, indicator in enumerate(INDICATORS)
    )
    table = Table(Phrase(N_("Indicators")), _heads(N_("Indicator"), cities), rows)
    return Section("mirror", Phrase(N_("The mirror")), (), (table,))


def _definitions() -> Section:
    heads = (Heading(Phrase(N_("Indicator"))), Heading(Phrase(N_("What is counted"))))
    rows = tuple((Phrase(indicator.name), Phrase(indicator.definition)) for indicator in INDICATORS)
    return Section(
        "definitions", Phrase(N_("What the indicators mean")), (), (Table(Phrase(N_("Definitions")), heads, rows),)
    )
