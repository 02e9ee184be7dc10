"""A simulation as text for a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator

from planaudit.findings import N_, Bare, Counted, Finding, Joined, Named, Quoted, Worded
from planaudit.reporters.fitting import fit
from planaudit.reporters.style import Style
from planaudit.reports.simulation import Simulation
from planaudit.wording.wording import Wording

_LABEL = 30


def render(said: Simulation, wording: Wording, style: Style) -> str:
    """What was supposed, the volume before and after, what breaks, and what the audit would say."""
    lines = [style.paint(wording.text(N_("If, on {day}:"), {"day": said.as_of}), "strong")]
    lines += [fit(f"  {line}", style, 4) for line in _supposed(said, wording)]
    lines += ["", *_volume(said, wording, style), ""]
    lines += _links(said, wording, style)
    lines += _goals(said, wording, style)
    lines += _money(said, wording, style)
    lines += _required(said, wording, style)
    lines += ["", *_findings(said, wording, style)]
    return "".join(line.rstrip() + "\n" for line in lines)


def _supposed(said: Simulation, wording: Wording) -> Iterator[str]:
    for plan in said.retired:
        yield wording.text(N_("{plan} is repealed"), {"plan": plan})
    merged = (
        N_("{plan} is merged into {into}, a new plan, which takes over its goals, measures and links")
        if said.is_into_new
        else N_("{plan} is merged into {into}, which takes over its goals, measures and links")
    )
    for plan in said.merged:
        yield wording.text(merged, {"plan": plan, "into": said.into})
    if said.is_into_waiting and said.into:
        values = {"plan": said.into, "option": Bare(f"--adopt {said.into.ref}")}
        yield wording.text(N_("{plan} is not in force, and nor is what it takes over: suppose {option} too"), values)
    for plan in said.adopted:
        yield wording.text(N_("{plan} is adopted"), {"plan": plan})
    for plan in said.replaced:
        yield wording.text(N_("{plan} is replaced by that, and no longer in force"), {"plan": plan})
    for message, plans in (
        (N_("not in force, so left out: {plans}"), said.passed_over.not_in_force),
        (N_("not waiting to be adopted, so left out: {plans}"), said.passed_over.not_waiting),
        (N_("left out, since the register does not tell whether it fits: {plans}"), said.passed_over.unknown),
    ):
        if plans:
            yield wording.text(message, {"plans": Worded(", ".join(sorted(plans)))})


def _volume(said: Simulation, wording: Wording, style: Style) -> Iterator[str]:
    rows = (
        (N_("strategic plans in force"), said.before.strategic, said.after.strategic),
        (N_("goals in them"), said.before.goals, said.after.goals),
        (N_("measures in them"), said.before.measures, said.after.measures),
        (N_("plans in force, all kinds"), said.before.plans, said.after.plans),
        (N_("plans in development"), said.before.in_development, said.after.in_development),
    )
    yield style.paint(wording.text(N_("Volume, before and after:")), "strong")
    for label, before, after in rows:
        text = wording.text(label)
        change = f"{after - before:+d}".replace("-", "−") if after != before else "0"
        limit = ""
        if said.limit is not None and label == rows[0][0]:
            limit = "  " + wording.text(N_("(the limit is {limit})"), {"limit": said.limit})
        yield fit(f"  {text:<{_LABEL}} {before:>4} → {after:>4}  ({change}){limit}", style, 4)


def _heading(one: str, many: str, none: str, number: int, wording: Wording, style: Style) -> str:
    if not number:
        return fit(wording.text(none), style, 2)
    return style.paint(fit(wording.count(one, many, number), style, 2), "strong")


def _links(said: Simulation, wording: Wording, style: Style) -> Iterator[str]:
    yield _heading(
        N_("{n} link of plans in force would be cut:"),
        N_("{n} links of plans in force would be cut:"),
        N_("No link of a plan in force would be cut."),
        len(said.links),
        wording,
        style,
    )
    for link in said.links:
        values = {"source": _whole(link.source, wording), "key": Bare(link.key), "target": _whole(link.target, wording)}
        text = wording.text(N_("{source} says `{key}`: {target}"), values)
        yield fit(f"  {link.at}: {text}", style, 4)


def _whole(item: Named, wording: Wording) -> Worded:
    plan, hash_sign, _ = item.ref.partition("#")
    return Worded(f"{plan}: {wording.fact(item)}" if hash_sign else wording.fact(item))


def _goals(said: Simulation, wording: Wording, style: Style) -> Iterator[str]:
    if said.goals_dropped:
        dropped = N_("{n} goal would go with the samfunnsdel."), N_("{n} goals would go with the samfunnsdel.")
        yield style.paint(fit(wording.count(*dropped, said.goals_dropped), style, 2), "strong")
    if said.goals_dropped == said.goals_followed:
        # Of no goals at all, "every goal" would be an empty comfort.
        if not said.goals_followed:
            yield wording.text(
                N_("No samfunnsdel in force declares goals, so what carries them could not be followed.")
            )
        return
    yield _heading(
        N_("{n} goal of the samfunnsdel would be carried less far:"),
        N_("{n} goals of the samfunnsdel would be carried less far:"),
        N_("Every goal of the samfunnsdel would be carried as far as now."),
        len(said.goals),
        wording,
        style,
    )
    for lost in said.goals:
        template = (
            N_("{goal}: no way would lead to money any more")
            if lost.is_carried
            else N_("{goal}: nothing would carry it out any more")
        )
        yield fit(f"  {wording.text(template, {'goal': lost.goal})}", style, 4)


def _money(said: Simulation, wording: Wording, style: Style) -> Iterator[str]:
    alone = [line for line in said.lines if not line.is_shared]
    if not said.lines:
        yield wording.text(N_("No money would have to move."))
        return
    if alone:
        lines = wording.count(N_("{n} budget line"), N_("{n} budget lines"), len(alone))
        values = {"money": said.money, "lines": Worded(lines), "year": str(said.as_of.year)}
        moved = wording.text(N_("{money} on {lines} from {year} on would have to move:"), values)
        yield style.paint(fit(moved, style, 2), "strong")
    else:
        shared = N_("No money would have to move; what goes shares budget lines with plans that stay:")
        yield fit(wording.text(shared), style, 2)
    shares = wording.text(N_("also carries plans that stay"))
    for line in said.lines:
        text = wording.text(N_("{item} in {plan}"), {"item": line.line, "plan": line.plan})
        shared = f" [{shares}]" if line.is_shared else ""
        yield fit(f"  {text}: {wording.fact(line.amount)}{shared}", style, 4)


def _required(said: Simulation, wording: Wording, style: Style) -> Iterator[str]:
    for title in said.uncovered:
        values = {"required": Quoted(title)}
        yield fit(wording.text(N_("No plan in force would answer {required}, which is required."), values), style, 4)


def _findings(said: Simulation, wording: Wording, style: Style) -> Iterator[str]:
    """New findings one by one, since they are what the change must answer for; those gone by rule."""
    yield _heading(
        N_("{n} finding would be new:"),
        N_("{n} findings would be new:"),
        N_("No finding would be new."),
        len(said.new),
        wording,
        style,
    )
    for finding in said.new:
        severity = style.paint(wording.term(finding.severity.value), finding.severity.value)
        yield fit(f"  {finding.location}: {severity} {finding.code} {finding.message}", style, 4)
    yield _heading(
        N_("{n} finding would be gone:"),
        N_("{n} findings would be gone:"),
        N_("No finding would be gone."),
        len(said.gone),
        wording,
        style,
    )
    for line in _by_rule(said.gone):
        yield fit(f"  {line}", style, 4)
    if said.unevaluated:
        yield ""
        rules = Counted(N_("{n} rule"), N_("{n} rules"), len(said.unevaluated))
        values = {"rules": rules, "codes": Joined(tuple(Bare(code) for code in said.unevaluated))}
        yield fit(wording.text(N_("{rules} could not be evaluated after the change: {codes}"), values), style, 2)


def _by_rule(findings: Iterable[Finding]) -> Iterator[str]:
    plans: dict[str, Counter[str]] = {}
    for finding in findings:
        plans.setdefault(f"{finding.code} {finding.name}", Counter())[finding.plan or "planaudit.yaml"] += 1
    for rule, counted in sorted(plans.items()):
        told = (plan if number == 1 else f"{plan} ({number})" for plan, number in sorted(counted.items()))
        yield f"{rule}: {', '.join(told)}"
