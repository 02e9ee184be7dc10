"""Rules that count plans: what they say where it is not known of some plans whether they are in force."""

from pathlib import Path

import pytest
from plan_repository import PlanRepository

OLD = "adopted: 2022-06-13"
"""Adopted before the sitting council, and in force."""


def said(root: Path, code: str, *lots: tuple[int, str]) -> str:
    """The message, the reason why there is none, or `pass`, of a register with so many plans of each lot."""
    plans = [
        f"{{id: p{lot}-{number}, title: Plan {lot} {number}, kind: temaplan, {facts}}}"
        for lot, (count, facts) in enumerate(lots)
        for number in range(count)
    ]
    report = PlanRepository(root, {"plans/a.yaml": "\n---\n".join(plans)}).audit(code)
    found = [finding.message for finding in report.counted] + [f"? {item.reason}" for item in report.not_evaluable]
    assert len(found) <= 1
    return found[0] if found else "pass"


@pytest.mark.parametrize(
    ("own", "own_unknown", "others", "others_unknown", "expected"),
    [
        (11, 0, 90, 8, "kultur owns 11 of 101 plans in force"),
        (11, 5, 90, 8, "kultur owns 11 of 101 plans in force"),
        (11, 0, 90, 9, "? too many plans of kultur, or of others, have an unknown status"),
        (11, 0, 99, 0, "pass"),
        (10, 1, 98, 0, "? too many plans of kultur, or of others, have an unknown status"),
        (10, 1, 99, 0, "pass"),
        (10, 0, 0, 5, "pass"),
        (11, 0, 0, 0, "kultur owns 11 of 11 plans in force"),
    ],
)
def test_an_owner_of_more_than_a_tenth(
    own: int, own_unknown: int, others: int, others_unknown: int, expected: str, tmp_path: Path
) -> None:
    lots = [
        (own, f"{OLD}, owner: {{political: kultur}}"),
        (own_unknown, "owner: {administrative: kultur}"),
        (others, OLD),
        (others_unknown, "summary: Uten status"),
    ]

    assert said(tmp_path, "OWN010", *lots) == expected


@pytest.mark.parametrize(
    ("making", "doing", "perhaps", "unknown_reporting", "unknown", "expected"),
    [
        (2, 1, 0, 0, 0, "2 plans are in development, and only 1 in force have reported results since 1 March 2025"),
        (3, 1, 1, 0, 0, "3 plans are in development, and only 2 in force have reported results since 1 March 2025"),
        (3, 1, 0, 1, 4, "3 plans are in development, and only 2 in force have reported results since 1 March 2025"),
        (2, 1, 1, 0, 0, "? statuses or dates that are not known leave open whether more is made than done"),
        (2, 1, 0, 1, 0, "? statuses or dates that are not known leave open whether more is made than done"),
        (1, 1, 0, 0, 1, "? statuses or dates that are not known leave open whether more is made than done"),
        (0, 1, 0, 0, 1, "pass"),
        (1, 1, 3, 0, 0, "pass"),
        (2, 2, 0, 0, 0, "pass"),
    ],
)
def test_more_in_the_making_than_is_done(
    making: int, doing: int, perhaps: int, unknown_reporting: int, unknown: int, expected: str, tmp_path: Path
) -> None:
    lots = [
        (making, "status: in-progress"),
        (doing, f"{OLD}, results: [{{date: 2025-12-11}}]"),
        (perhaps, f"{OLD}, results: [{{date: 2025}}]"),
        (unknown_reporting, "results: [{date: 2025-12-11}]"),
        (unknown, "summary: Uten status"),
    ]

    assert said(tmp_path, "VOL010", *lots) == expected


@pytest.mark.parametrize(
    ("stays", "gone", "new", "unknown", "expected"),
    [
        (1, 0, 1, 0, "2 strategic plans below the samfunnsdel are in force, up from 1"),
        (1, 0, 2, 1, "3 strategic plans below the samfunnsdel are in force, up from 2"),
        (1, 0, 1, 1, "? dates or statuses leave open whether there are more strategic plans than 31 October 2023"),
        (1, 1, 1, 1, "? dates or statuses leave open whether there are more strategic plans than 31 October 2023"),
        (1, 1, 1, 0, "pass"),
        (1, 2, 1, 1, "pass"),
        (0, 0, 1, 0, "? no strategic plan in the register tells how many there were 31 October 2023"),
        (0, 1, 1, 0, "pass"),
        (0, 1, 2, 0, "2 strategic plans below the samfunnsdel are in force, up from 1"),
    ],
)
def test_more_plans_than_when_the_council_took_office(
    stays: int, gone: int, new: int, unknown: int, expected: str, tmp_path: Path
) -> None:
    lots = [
        (stays, OLD),
        (gone, "adopted: 2019-06-13, status: repealed, ended: 2025-06-12"),
        (new, "adopted: 2024-06-13"),
        (unknown, "summary: Uten status"),
    ]

    assert said(tmp_path, "VOL006", *lots).split(" when the council took")[0] == expected
