"""Laws that mending and formatting obey whatever the register."""

import io
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plan_repository import DAY, PlanRepository
from registers import portfolios, registers
from ruamel.yaml import YAML

from planaudit.audit.mend import Mended, Mender
from planaudit.documents.layout import formatted
from planaudit.documents.load import read_portfolio, read_repository
from planaudit.documents.raw_file import RawFile
from planaudit.documents.read_file import documents_of
from planaudit.findings import Report
from planaudit.model.plan import Plan
from planaudit.settings.settings import settle
from planaudit.wording.language import Language
from planaudit.wording.wording import Wording

some = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def as_block(value: object) -> str:
    """As people write YAML: a line a key, a line an item."""
    writer, out = YAML(), io.StringIO()
    writer.width = 1_000_000
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.dump(value, out)
    return out.getvalue()


def as_flow(value: object) -> str:
    """As few lines as can be."""
    writer, out = YAML(), io.StringIO()
    writer.width = 1_000_000
    writer.default_flow_style = True
    writer.dump(value, out)
    return out.getvalue()


def commented(text: str) -> str:
    return "".join(f"{line}  # {number}\n" for number, line in enumerate(text.splitlines(), 1))


styles = st.sampled_from([as_block, as_flow, lambda value: commented(as_block(value))])


SLIPS = ("a date without zeros", "an expired suppression", "a theme", "a short cut", "a retired plan")


@st.composite
def with_slips(draw: st.DrawFn) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """A register and its settings, with slips of the kinds that can be mended, some of them in one another's way."""
    plans = [dict(plan) for plan in draw(registers)]
    portfolio = dict(draw(portfolios))
    for slip in draw(st.lists(st.sampled_from(SLIPS), max_size=4)):
        one, other, third = (draw(st.permutations(plans)) * 3)[:3]
        if slip == "a date without zeros":
            one["adopted"] = draw(st.sampled_from(["2024-6-3", {"date": "2024-6-3", "case": "71/24"}]))
        elif slip == "an expired suppression":
            one["audit"] = {"ignore": [{"rule": "STR001", "reason": "Til jul", "until": 2025}]}
        elif slip == "a theme":
            portfolio["themes"] = [{"id": "klima", "title": "Klima"}, {"id": "helse", "title": "Helse"}]
            one["theme"] = draw(st.sampled_from(["Klima", "klma", ["helse", "KLIMA"]]))
        else:
            for plan in (one, other, third):
                plan["status"] = "adopted"
                for link in ("parent", "follows_up", "replaces"):
                    plan.pop(link, None)
            one["parent"] = other["id"]
            if slip == "a short cut":
                other["parent"] = third["id"]
                one["follows_up"] = draw(
                    st.sampled_from([[third["id"]], [third["id"], other["id"]], ["zz", third["id"]]])
                )
            else:
                other["status"], third["replaces"] = "replaced", [other["id"]]
    return plans, portfolio


def mending(
    files: dict[str, str], *, unsafe: bool = True, shown: Collection[str] | None = None
) -> tuple[Mended, Report]:
    """What mending all that can be mended (of what is shown) comes to, and the report before."""
    with tempfile.TemporaryDirectory() as folder:
        written = PlanRepository(Path(folder), files)
        file = read_portfolio(written.root / "planaudit.yaml")
        assert file.portfolio is not None
        selected, _ = settle(file.portfolio.rules, file.document.at, None)
        repository, wording = read_repository(file, file.portfolio), Wording(Language("en"))
        mender = Mender(
            file,
            repository,
            selected=selected,
            judges=selected,
            as_of=DAY,
            wording=wording,
            unsafe=unsafe,
            shown=shown,
        )
        return mender.run(), written.audit()


@some
@given(with_slips(), styles)
def test_a_fix_makes_no_new_finding_mends_what_it_says_and_leaves_nothing_for_a_second_run(
    register: tuple[list[dict[str, Any]], dict[str, Any]], style: Any
) -> None:
    plans, portfolio = register
    files = {f"plans/{number}.yaml": style(plan) for number, plan in enumerate(plans)}
    files["planaudit.yaml"] = as_block(portfolio)

    mended, before = mending(files)
    again, after = mending(files | dict(mended.texts))

    _, with_zeros = mending({path: text.replace("2024-6-3", "2024-06-03") for path, text in files.items()}, shown=())
    found = {finding.fingerprint for finding in (*before.counted, *with_zeros.counted)}  # what a bad date hides
    left = {finding.fingerprint for finding in after.counted}
    assert left <= found - {finding.fingerprint for finding in mended.mended}
    assert [finding.fingerprint for finding in mended.report.counted] == [f.fingerprint for f in after.counted]
    assert (again.texts, again.mended) == ({}, ())


@some
@given(with_slips())
def test_a_safe_fix_keeps_every_comment_in_its_order(register: tuple[list[dict[str, Any]], dict[str, Any]]) -> None:
    plans, portfolio = register
    files = {f"plans/{number}.yaml": commented(as_block(plan)) for number, plan in enumerate(plans)}
    files["planaudit.yaml"] = commented(as_block(portfolio))

    mended, _ = mending(files, unsafe=False)

    for path, text in mended.texts.items():
        assert [line.rpartition("  # ")[2] for line in text.splitlines()] == [
            line.rpartition("  # ")[2] for line in files[path].splitlines()
        ]


@some
@given(with_slips(), styles, st.integers(2, 3))
def test_what_is_not_shown_is_left(
    register: tuple[list[dict[str, Any]], dict[str, Any]], style: Any, every: int
) -> None:
    plans, portfolio = register
    files = {f"plans/{number}.yaml": style(plan) for number, plan in enumerate(plans)}
    files["planaudit.yaml"] = as_block(portfolio)
    _, before = mending(files, shown=())
    found = [finding.fingerprint for finding in before.counted]
    shown = set(found[::every])

    mended, _ = mending(files, shown=shown)

    assert not {finding.fingerprint for finding in mended.mended} & (set(found) - shown)


def read(text: str) -> RawFile:
    return RawFile("plans/a.yaml", text, tuple(documents_of("plans/a.yaml", text)))


def plans_of(text: str) -> list[Plan | None]:
    with tempfile.TemporaryDirectory() as folder:
        written = PlanRepository(Path(folder), {"plans/a.yaml": text})
        file = read_portfolio(written.root / "planaudit.yaml")
        assert file.portfolio is not None
        return [document.plan for document in read_repository(file, file.portfolio).documents]


blanks = st.lists(st.sampled_from(["", " ", "  ", "\t"]), min_size=1, max_size=5)


@some
@given(registers, styles, blanks, st.sampled_from(["", "\n", "\n\n \n"]))
def test_formatting_changes_nothing_that_is_read_keeps_the_comments_and_has_nothing_to_do_twice(
    plans: list[dict[str, Any]], style: Any, ends: list[str], last: str
) -> None:
    text = "---\n".join(map(style, plans))
    lines = [line + ends[number % len(ends)] for number, line in enumerate(text.splitlines())]
    text = "\n".join(lines) + last

    after = formatted(read(text), Plan)

    assert plans_of(after) == plans_of(text)
    assert [line.partition("  # ")[2] for line in after.splitlines()] == [
        line.partition("  # ")[2].rstrip() for line in text.rstrip().splitlines()
    ]
    assert all(line == line.rstrip() for line in after.splitlines())
    assert formatted(read(after), Plan) == after


@settings(parent=some, max_examples=200)
@given(st.text(alphabet="ab:-|>'\"#[]{}, \n\r\t0123456789.–é", max_size=80))
def test_whatever_the_text_formatting_reads_the_same_and_has_nothing_to_do_twice(text: str) -> None:
    after = formatted(read(text), Plan)

    assert [document.value for document in documents_of("a", after)] == [
        document.value for document in documents_of("a", text)
    ]
    assert formatted(read(after), Plan) == after
