"""The report on fewer plans as text for a terminal."""

from collections.abc import Iterator

from planaudit.findings import N_
from planaudit.reporters.fitting import fit
from planaudit.reporters.style import Style
from planaudit.reports import fewer_plans_words as words
from planaudit.reports.fewer_plans import Candidate, FewerPlans
from planaudit.wording.wording import Wording


def render(said: FewerPlans, wording: Wording, style: Style) -> str:
    """How many there are, the way to fewer, the candidates with reason and price, and what was left open."""
    lines = [fit(words.opening(said, wording), style, 2), ""]
    lines += _way(said, wording, style)
    lines += _candidates(said, wording, style)
    if said.themes:
        lines += ["", fit(words.themes(said, wording), style, 2)]
    lines += _left_open(said, wording, style)
    return "".join(line.rstrip() + "\n" for line in lines)


def _way(said: FewerPlans, wording: Wording, style: Style) -> Iterator[str]:
    if said.target is None:
        yield wording.text(N_("Name a number of plans with --target to be shown a way there."))
        yield ""
        return
    if said.steps:
        yield style.paint(words.heading(said, wording), "strong")
    for number, step in enumerate(said.steps, 1):
        yield fit(f"{number:>3}. {words.step(step, wording)}", style, 5)
        yield from _details(step.candidate, said, wording, style)
    yield fit(words.outcome(said, wording), style, 2)
    if not said.is_reached:
        for label, plans in words.kept_groups(said, wording):
            yield fit(f"  {label} ({len(plans)}): {', '.join(kept.plan.ref for kept in plans)}", style, 4)
    for command in words.commands(said):
        yield fit(f"  = {wording.term('see')}: {command}", style, 6)
    yield ""


def _candidates(said: FewerPlans, wording: Wording, style: Style) -> Iterator[str]:
    if not said.candidates:
        yield wording.text(N_("The register gives no reason for any plan to go."))
        return
    heading = wording.count(
        N_("{n} candidate, strongest reason first, then lowest price:"),
        N_("{n} candidates, strongest reason first, then lowest price:"),
        len(said.candidates),
    )
    yield style.paint(heading, "strong")
    for number, candidate in enumerate(said.candidates, 1):
        yield fit(f"{number:>3}. {words.what(candidate, wording)}", style, 5)
        yield from _details(candidate, said, wording, style)


def _details(candidate: Candidate, said: FewerPlans, wording: Wording, style: Style) -> Iterator[str]:
    because, price = wording.text(N_("why")), wording.text(N_("price"))
    must_stay = style.paint(wording.text(N_("must stay")), "strong")
    for why in words.whys(candidate, wording):
        yield fit(f"     {because}: {why}", style, 7)
    cost = words.price(candidate.cost, wording, said.as_of.year)
    yield fit(f"     {price}: {cost}", style, 7)
    for held in candidate.holds:
        yield fit(f"     {must_stay}: {words.hold(held, wording)}", style, 7)


def _left_open(said: FewerPlans, wording: Wording, style: Style) -> Iterator[str]:
    lines = list(words.left_open(said, wording))
    if lines:
        yield ""
        yield wording.text(N_("Could not be evaluated (fill this in to have more checked):"))
        yield from (fit(f"  {line}", style, 4) for line in lines)
