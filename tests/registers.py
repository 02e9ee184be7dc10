"""Registers that Hypothesis makes: any shape that the format allows, from bare to full, sound or not."""

from typing import Any

from hypothesis import strategies as st

IDS = ["a", "b", "c", "d", "e", "blåbær"]
ELEMENTS = ["M1", "M2", "T1", "K1"]
KINDS = [
    "samfunnsdel",
    "planstrategi",
    "kommunedelplan",
    "strategi",
    "temaplan",
    "handlingsplan",
    "okonomiplan",
    "arsbudsjett",
    "arealdel",
    "melding",
    "overordnet-foring",
    "annet",
]

dates = st.sampled_from(
    [2011, 2019, 2023, 2026, "2015-10", "2023-09", "2023-10-11", "2024-06-13", "15.06.2018", "2025-12-11", "2027-01"]
)
years = st.sampled_from([2024, 2026, 2027, 2030])
plan_references = st.sampled_from([*IDS, "zz", "current", "Blåbær", "blåbar"])
element_references = st.one_of(
    st.sampled_from(ELEMENTS), st.builds("{}#{}".format, st.sampled_from([*IDS, "zz"]), st.sampled_from(ELEMENTS))
)
references = st.one_of(plan_references, element_references)
amounts = st.one_of(st.integers(0, 10_000_000), st.sampled_from(["12,5", "1 000 000"]))
yearly = st.dictionaries(years, amounts, max_size=3)


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping with any of the fields."""
    return st.fixed_dictionaries({}, optional=fields)


directions = st.sampled_from(["increase", "decrease", "maintain"])
indicators = st.sampled_from(["biltrafikk", "utslipp", "boliger"])
goals = st.fixed_dictionaries(
    {"id": st.sampled_from(ELEMENTS[:2]), "title": st.sampled_from(["Mindre biltrafikk", "Flere boliger i sentrum"])},
    optional={
        "level": st.sampled_from(["vision", "main", "sub"]),
        "parent": element_references,
        "supports": st.lists(element_references, max_size=2),
        "indicator": indicators,
        "direction": directions,
        "baseline": some(year=years).map(lambda said: {"value": 100} | said),
        "target": st.one_of(
            st.fixed_dictionaries({"value": amounts}, optional={"year": years}),
            st.fixed_dictionaries({"change": st.sampled_from(["-80%", "-50%", "+10 %"])}, optional={"year": years}),
        ),
        "conflicts_with": st.lists(
            st.fixed_dictionaries({"goal": element_references}, optional={"resolution": some(date=dates, until=dates)}),
            max_size=1,
        ),
    },
)
measures = st.fixed_dictionaries(
    {"id": st.just("T1"), "title": st.just("Sykkelfelt")},
    optional={
        "goals": st.lists(element_references, max_size=2),
        "affects": st.lists(st.fixed_dictionaries({"indicator": indicators, "direction": directions}), max_size=2),
        "cost": st.one_of(amounts, yearly),
        "budget_line": element_references,
        "within_frame": st.booleans(),
        "responsible": st.just("bymiljo"),
        "status": st.sampled_from(["planned", "started", "done", "paused", "cancelled"]),
        "start": dates,
        "due": dates,
        "ended": dates,
    },
)
lines = st.fixed_dictionaries(
    {"id": st.just("K1"), "title": st.just("Sykkelveger")},
    optional={"amounts": yearly, "follows_up": st.lists(references, max_size=2)},
)
decisions = some(date=dates, body=st.sampled_from(["Kommunestyret", "Formannskapet"]), case=st.just("12/24"))
intervals = some(**{"from": dates, "to": dates})


def plans(plan_id: str) -> st.SearchStrategy[dict[str, Any]]:
    """A plan of an id, with any of the format's fields."""
    return st.fixed_dictionaries(
        {
            "id": st.just(plan_id),
            "title": st.sampled_from(
                ["Kulturplan 2018–2030", "Handlingsplan mot støy", "Klimaplan", f"Plan {plan_id}"]
            ),
            "kind": st.sampled_from(KINDS),
        },
        optional={
            "designation": st.sampled_from(["Hovedplan", "Fagplan", "Sektorplan"]),
            "status": st.sampled_from(
                [
                    "proposed",
                    "in-progress",
                    "on-hearing",
                    "adopted",
                    "under-revision",
                    "replaced",
                    "expired",
                    "repealed",
                ]
            ),
            "theme": st.sampled_from(["klima", "helse", ["helse", "klima"]]),
            "url": st.just("https://www.example.no/plan.pdf"),
            "owner": some(political=st.just("utvalg"), administrative=st.just("bymiljo")),
            "mandate": decisions,
            "adopted": st.one_of(dates, decisions),
            "reaffirmed": st.lists(
                some(date=dates, decision=st.sampled_from(["continue", "revise", "repeal"])), max_size=2
            ),
            "period": st.sampled_from(["2018-2030", "2024–2027", "2020-", {"to": 2021, "until_replaced": True}, {}]),
            "revision": some(every_years=st.integers(1, 5), next=dates),
            "inherited_from": st.just("Finnvik kommune"),
            "ended": dates,
            "parent": plan_references,
            "follows_up": st.lists(references, max_size=2),
            "relates_to": st.lists(plan_references, max_size=2),
            "replaces": st.lists(references, max_size=2),
            "purpose": st.just("Hvorfor"),
            "challenges": st.just("Hva"),
            "priorities": st.just(["Sentrum"]),
            "strategies": st.just(["Fortette", {"id": "M2", "title": "Samle", "supports": ["a#M1"]}]),
            "goals": st.lists(goals, max_size=2),
            "measures": st.lists(measures, max_size=1),
            "effort": yearly,
            "economy": st.fixed_dictionaries({"plan": plan_references}),
            "process": some(
                started=dates,
                notice=intervals,
                hearing=intervals,
                workshops=st.lists(some(date=dates, streamed=st.booleans(), cross_party=st.booleans()), max_size=2),
                participation=st.lists(intervals, max_size=1),
                knowledge_base=some(updated=dates),
            ),
            "decisions": some(
                **{key: st.lists(plan_references, max_size=2) for key in ("continue", "revise", "repeal", "initiate")}
            ),
            "results": st.lists(
                st.fixed_dictionaries(
                    {"date": dates},
                    optional={
                        "goals": st.lists(
                            st.fixed_dictionaries({"goal": element_references, "value": amounts}), max_size=1
                        )
                    },
                ),
                max_size=2,
            ),
            "frame": yearly,
            "budget_lines": st.lists(lines, max_size=1),
            "audit": st.just({"ignore": [{"rule": "STR001", "reason": "Står alene med vilje"}]}),
        },
    )


registers = st.lists(st.sampled_from(IDS), min_size=1, max_size=6, unique=True).flatmap(
    lambda ids: st.tuples(*map(plans, ids)).map(list)
)
"""Some plans, each with an id of its own."""

portfolios = st.fixed_dictionaries(
    {
        "municipality": st.sampled_from(
            [{"name": "Fjordvik"}, {"name": "Vest", "number": "46"}, {"name": "Ny", "established": 2020}]
        )
    },
    optional={
        "councils": st.just([{"constituted": "2019-10-23"}, {"constituted": "2023-10-11"}]),
        "money_unit": st.sampled_from(["kr", "tkr"]),
        "indicators": st.just(
            [
                {"id": "biltrafikk"},
                {"id": "boliger", "influenced_by": [{"indicator": "utslipp", "effect": "-"}]},
                {"id": "utslipp", "influenced_by": [{"indicator": "biltrafikk", "effect": "+"}]},
            ]
        ),
        "required_plans": st.just([{"id": "beredskap", "every_years": 1}]),
        "planning_capacity": st.just({2026: 1}),
        "volume": st.just(
            {
                "max_plans": 1,
                "max_per_theme": 1,
                "max_in_development": 0,
                "max_adopted_per_year": 1,
                "max_expiring_per_half_year": 0,
            }
        ),
    },
)
"""What `planaudit.yaml` may say."""
