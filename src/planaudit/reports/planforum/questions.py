"""The founding report's learning questions, those that the register can answer, each with its answer beside it."""

from typing import NamedTuple

from planaudit.findings import N_, Bare, Phrase, Report
from planaudit.graph.plan_graph import PlanGraph
from planaudit.reports.page import Block, Heading, Record, Records, Section, Table
from planaudit.reports.planforum import answers
from planaudit.reports.planforum.conflicts import GoalConflicts
from planaudit.reports.planforum.ownership import Ownership
from planaudit.reports.planforum.pipeline import Pipeline
from planaudit.reports.planforum.volume import Volume

ASKED = 33
"""The questions of the founding report: 12 in chapter 4.3, 9 in 5.3 and 12 in 6.4."""


class Question(NamedTuple):
    """A question in our words, the chapter that asks it, and for how many of the report's questions it stands.

    `answer` is None where the register does not hold what it takes; `fields` are what would.
    """

    chapter: str
    question: str
    stands_for: int
    fields: str
    answer: Phrase | None


class Questions(NamedTuple):
    """All questions that data can answer."""

    questions: tuple[Question, ...]

    @property
    def answered(self) -> int:
        """How many of the report's questions get an answer."""
        return sum(question.stands_for for question in self.questions if question.answer)

    @property
    def answerable(self) -> int:
        """How many would, if every field were filled in."""
        return sum(question.stands_for for question in self.questions)


def questions(
    register: PlanGraph,
    report: Report,
    volume: Volume,
    pipeline: Pipeline,
    conflicts: GoalConflicts,
    ownership: Ownership,
) -> Questions:
    """Ask them in the report's order."""
    ask = Question
    return Questions(
        (
            ask(
                "4.3, 5.3",
                N_("Are the rules of the game written down for each plan?"),
                2,
                "process",
                answers.process_described(register),
            ),
            ask(
                "4.3",
                N_("Do politicians of all parties meet regularly about the plans?"),
                1,
                "process.workshops",
                answers.arenas(register),
            ),
            ask(
                "4.3",
                N_("Do goals, means and money hang together across sectors?"),
                1,
                "parent, economy",
                answers.integration(register),
            ),
            ask(
                "4.3, 5.3, 6.4",
                N_("Is there time and capacity for the planning we have begun?"),
                3,
                "planning_capacity, effort",
                answers.capacity(pipeline),
            ),
            ask(
                "4.3",
                N_("Do we stream political workshops without thinking about it?"),
                1,
                "process.workshops.streamed",
                answers.streaming(register),
            ),
            ask(
                "4.3",
                N_("Is there room to discuss knowledge and goals together?"),
                1,
                "process.knowledge_base",
                answers.knowledge(register),
            ),
            ask(
                "5.3",
                N_("Are plans of this council followed up more loyally than older ones?"),
                1,
                "adopted, economy, results",
                answers.loyalty(register),
            ),
            ask(
                "5.3",
                N_("Does new work build on the plans and decisions there are?"),
                1,
                "theme, relates_to",
                answers.citing(register),
            ),
            ask(
                "6.4",
                N_("Does the sitting council stand behind the plans?"),
                1,
                "adopted, reaffirmed",
                answers.anchored_in_the_council(ownership),
            ),
            ask(
                "6.4",
                N_("Are conflicts between goals laid before the elected members?"),
                1,
                "goals.conflicts_with",
                answers.conflicts_explained(conflicts),
            ),
            ask(
                "6.4",
                N_("Are the political premises set before the public takes part?"),
                2,
                "process.participation, mandate",
                answers.premises_first(register, report),
            ),
            ask(
                "6.4",
                N_("Do elected members come in too late?"),
                1,
                "process.started, process.workshops",
                answers.first_workshop(register),
            ),
            ask(
                "6.4", N_("Are making, carrying out and reporting in balance?"), 1, "results", answers.balance(register)
            ),
            ask("6.4", N_("Are there too many plans?"), 1, "volume.max_plans", answers.too_many(register, volume)),
            ask(
                "6.4",
                N_("Do the plans show their level and what they depend on?"),
                1,
                "parent, relates_to",
                answers.dependence(register),
            ),
            ask(
                "6.4",
                N_("Where is the political force behind the plans lost?"),
                1,
                "economy, results, measures.status",
                answers.force(register),
            ),
        )
    )


def questions_section(found: Questions) -> Section:
    """The answered ones as records; the others by what would answer them."""
    lead = Phrase(
        N_(
            "The founding report asks {asked} questions. This register answers {answered}, and could answer {more}"
            " more; the rest are for conversation."
        ),
        {"asked": ASKED, "answered": found.answered, "more": found.answerable - found.answered},
    )
    records = tuple(
        Record(Bare(question.chapter), Phrase(question.question), ((Phrase(N_("Answer")), question.answer),))
        for question in found.questions
        if question.answer
    )
    open_ = tuple(
        (Phrase(question.question), Bare(question.fields)) for question in found.questions if not question.answer
    )
    blocks: list[Block] = []
    if records:
        caption = Phrase(N_("Learning questions, with what the register answers"))
        blocks.append(Records(caption, Phrase(N_("Chapter")), Phrase(N_("Question")), records))
    if open_:
        heads = (Heading(Phrase(N_("Question"))), Heading(Phrase(N_("Fields that would answer it"))))
        blocks.append(Table(Phrase(N_("Questions that the register leaves open")), heads, open_))
    return Section("questions", Phrase(N_("Learning questions")), (lead,), tuple(blocks))
