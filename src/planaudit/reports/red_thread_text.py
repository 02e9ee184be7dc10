"""The red thread as text for a terminal."""

from collections.abc import Iterator

from planaudit.findings import N_, Named, Worded
from planaudit.reporters.fitting import fit, stepped
from planaudit.reporters.style import Style
from planaudit.reports.red_thread import Break, Gap, Money, RedThread, Step, Tally, Verdict
from planaudit.wording.wording import Wording

_GAPS = {
    Gap.NOTHING_CARRIES_IT: N_("no goal supports it, and no measure serves it"),
    Gap.NO_BUDGET_LINE: N_("no budget line"),
    Gap.NO_ECONOMIC_LINK: N_("no link to an economic plan"),
    Gap.CANCELLED: N_("cancelled"),
    Gap.NOT_IN_FORCE: N_("not in force"),
    Gap.UNKNOWN_STATUS: N_("it is not known whether the plan is in force"),
    Gap.NO_WAY_TO_MONEY: N_("no way leads to money"),
    Gap.SUPPORTS_NOTHING: N_("supports nothing above it"),
}
_VERDICTS = {
    Verdict.FUNDED: N_("carried as far as money"),
    Verdict.CARRIED: N_("carried out, but no way leads to money"),
    Verdict.NOT_CARRIED: N_("nothing carries it out"),
    Verdict.UNKNOWN: N_("cannot be evaluated"),
}

_MOST_ALONE = 5
"""So many goals that nothing carries out are told one by one; more are listed."""


def render(thread: RedThread, wording: Wording, style: Style) -> str:
    """What was asked for, its threads up and down, and what is missing first on those that break off."""
    lines: list[str] = []
    if thread.about:
        lines += [style.paint(fit(wording.fact(thread.about), style, 0), "strong")]
        lines += _way_up(thread, wording, style)
        lines.append("")
    for strand in thread.strands:
        if strand.up and lines and lines[-1]:
            lines.append("")
        for step in strand.up:
            lines += _upwards(step, 1, wording, style)
        lines += _downwards(strand.down, 0, thread, wording, style)
    if thread.strands:
        lines.append("")
    lines += _closing(thread, wording, style)
    if not lines[-1]:
        del lines[-1]
    return "".join(line.rstrip() + "\n" for line in lines)


def _way_up(thread: RedThread, wording: Wording, style: Style) -> Iterator[str]:
    if not thread.way_up:
        return
    way = " → ".join(wording.fact(plan) for plan in thread.way_up[1:])
    if thread.is_anchored and way:
        yield fit(wording.text(N_("the way to the samfunnsdel: {way}"), {"way": Worded(way)}), style, 2)
    elif thread.is_anchored is False:
        said = N_("no way leads to a samfunnsdel in force; it ends at {way}") if way else N_("stands under no plan")
        yield fit(style.paint(f"[{wording.text(said, {'way': Worded(way)})}]", "strong"), style, 2)


def _upwards(step: Step, depth: int, wording: Wording, style: Style) -> Iterator[str]:
    """What is supported, the nearest first; an arrow for each step up."""
    yield _line(f"{stepped(depth, style)}↑ ", step, _marks(step, wording), wording, style)
    for above in step.further:
        yield from _upwards(above, depth + 1, wording, style)


def _downwards(step: Step, depth: int, thread: RedThread, wording: Wording, style: Style) -> Iterator[str]:
    marks = _marks(step, wording)
    if step.verdict is not None and (thread.asks_for_money or step.verdict is not Verdict.CARRIED):
        marks = [wording.text(_VERDICTS[step.verdict]), *_goes_on(step, wording)]
    yield _line(stepped(depth, style), step, marks, wording, style)
    for below in step.further:
        yield from _downwards(below, depth + 1, thread, wording, style)


def _marks(step: Step, wording: Wording) -> list[str]:
    """What is said of a step in brackets: what is missing, or that it was shown before."""
    marks = []
    if step.gap is Gap.NOT_IN_FORCE:
        marks.append(f"{wording.text(_GAPS[step.gap])}: {wording.term(step.standing)}")
    elif step.gap:
        marks.append(wording.text(_GAPS[step.gap]))
    if step.is_repeated:
        marks.append(wording.text(N_("see above")))
    return [*marks, *_goes_on(step, wording)]


def _goes_on(step: Step, wording: Wording) -> list[str]:
    return [wording.text(N_("goes on, too far to be shown"))] if step.goes_on else []


def _line(indent: str, step: Step, marks: list[str], wording: Wording, style: Style) -> str:
    said = _named(step.item, step.plan, wording)
    if step.money:
        said += ": " + amount(step.money, wording)
    elif step.cost:
        said += ": " + wording.text(N_("costs {amount}"), {"amount": step.cost})
    if step.within_frame:
        said += ", " if step.cost else ": "
        said += wording.text(N_("within the ordinary budget"))
    tail = "".join(f" [{mark}]" for mark in marks)
    text = fit(f"{indent}{said}{tail}", style, len(indent) + 4)
    return style.paint(text, "strong") if step.verdict is not None or (step.gap and not step.is_repeated) else text


def amount(money: Money, wording: Wording) -> str:
    """How much, and in which years."""
    years = f"{money.first}–{money.last}" if money.first < money.last else f"{money.first}"
    return wording.text(N_("{amount} in {years}"), {"amount": money.amount, "years": years})


def _named(item: Named, plan: Named | None, wording: Wording) -> str:
    return wording.text(N_("{item} in {plan}"), {"item": item, "plan": plan}) if plan else wording.fact(item)


def _closing(thread: RedThread, wording: Wording, style: Style) -> Iterator[str]:
    """What is missing first, and how many of how many."""
    if thread.breaks:
        yield style.paint(wording.text(N_("First missing link:")), "strong")
        alone = [broken for broken in thread.breaks if broken.item == broken.start]
        folded = frozenset(alone) if len(alone) > _MOST_ALONE else frozenset()
        if folded:
            yield from _folded(alone, wording, style)
        for broken in thread.breaks:
            if broken in folded:
                continue
            if broken.gap is None or broken.item is None:
                said = wording.text(N_("{start}: cannot be evaluated"), {"start": broken.start})
            elif broken.item == broken.start:
                said = f"{wording.fact(broken.start)}: {wording.text(_GAPS[broken.gap])}"
            else:
                at = _named(broken.item, broken.plan, wording)
                said = f"{wording.fact(broken.start)} → {at}: {wording.text(_GAPS[broken.gap])}"
            yield fit(f"  {said}", style, 4)
        if thread.broken_wholes:
            wholes = wording.count(
                N_("{n} more breaks off at a part that is named here"),
                N_("{n} more break off at parts that are named here"),
                thread.broken_wholes,
            )
            yield fit(f"  {wholes}", style, 4)
        yield ""
    if thread.tally is not None:
        yield fit(_tally(thread.tally, thread, wording), style, 2)
    elif not thread.strands:
        yield wording.text(N_("It has no goals, measures or budget lines to follow."))
    if not thread.asks_for_money:
        yield fit(wording.text(N_("The register holds no economic plan, so money could not be followed.")), style, 2)


def _folded(alone: list[Break], wording: Wording, style: Style) -> Iterator[str]:
    """Many goals and measures that nothing follows on, by what is missing, each named by its id."""
    for gap in dict.fromkeys(broken.gap for broken in alone):
        if gap is not None:
            refs = [broken.start.ref.partition("#")[2] for broken in alone if broken.gap is gap]
            yield fit(f"  {wording.text(_GAPS[gap])} ({len(refs)}): {', '.join(refs)}", style, 4)


def _tally(tally: Tally, thread: RedThread, wording: Wording) -> str:
    if not tally.goals:
        return wording.text(
            N_("The register holds no goals of a samfunnsdel in force, so there is no thread to follow.")
        )
    total = wording.count(N_("{n} goal of the samfunnsdel"), N_("{n} goals of the samfunnsdel"), tally.goals)
    values: dict[str, object] = {
        "total": Worded(total),
        "carried": tally.funded + tally.carried,
        "funded": tally.funded,
        "nothing": tally.not_carried,
        "day": thread.as_of,
    }
    said = (
        N_(
            "{total} as of {day}: {carried} carried out, {funded} of them as far as money;"
            " {nothing} that nothing carries."
        )
        if thread.asks_for_money
        else N_("{total} as of {day}: {carried} carried out; {nothing} that nothing carries.")
    )
    text = wording.text(said, values)
    if tally.unknown:
        text += " " + wording.count(N_("{n} cannot be evaluated."), N_("{n} cannot be evaluated."), tally.unknown)
    return text
