"""The founding report's 33 learning questions: those that the register can answer, each with its answer beside it.

They are numbered by chapter, by the finding that they stand beside, and by their place there: 4.3-1a is the first one
beside the first finding of chapter 4.3.
"""

from typing import NamedTuple

from planaudit.findings import N_, Bare, Counted, Phrase, Report
from planaudit.graph.plan_graph import PlanGraph
from planaudit.reports.page import Block, Heading, Record, Records, Section, Table
from planaudit.reports.planforum import answers, answers_on_process
from planaudit.reports.planforum.conflicts import GoalConflicts
from planaudit.reports.planforum.conversation import FOR_CONVERSATION
from planaudit.reports.planforum.ownership import Ownership
from planaudit.reports.planforum.pipeline import Pipeline
from planaudit.reports.planforum.volume import Volume


class Question(NamedTuple):
    """A question in our words, and those of the founding report that it stands for, by chapter and number.

    `answer` is None where the register does not hold what it takes; `fields` are what would.
    """

    numbers: tuple[str, ...]
    question: str
    fields: str
    answer: Phrase | None

    @property
    def chapters(self) -> str:
        """The chapters that ask it."""
        return ", ".join(dict.fromkeys(number.partition("-")[0] for number in self.numbers))


class Questions(NamedTuple):
    """All questions that data can answer, wholly or in part; the others are `FOR_CONVERSATION`."""

    questions: tuple[Question, ...]

    @property
    def answered(self) -> int:
        """How many of the report's questions get an answer."""
        return sum(len(question.numbers) for question in self.questions if question.answer)

    @property
    def answerable(self) -> int:
        """How many would get one, if every field were filled in."""
        return sum(len(question.numbers) for question in self.questions)


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
                ("4.3-1a", "5.3-1b"),
                N_("Are the rules of the game written down for each plan?"),
                "process",
                answers_on_process.process_described(register),
            ),
            ask(
                ("4.3-2a",),
                N_("Do politicians of all parties meet regularly about the plans?"),
                "process.workshops",
                answers_on_process.arenas(register),
            ),
            ask(
                ("4.3-3b",),
                N_("Do goals, means and money hang together across sectors?"),
                "parent, economy",
                answers.integration(register),
            ),
            ask(
                ("4.3-3c", "5.3-1c", "6.4-3c"),
                N_("Is there time and capacity for the planning we have begun?"),
                "planning_capacity, effort",
                answers.capacity(pipeline),
            ),
            ask(
                ("4.3-4a",),
                N_("Do we stream political workshops without thinking about it?"),
                "process.workshops.streamed",
                answers_on_process.streaming(register),
            ),
            ask(
                ("4.3-4c",),
                N_("Is there room to discuss knowledge and goals together?"),
                "process.knowledge_base",
                answers_on_process.knowledge(register),
            ),
            ask(
                ("5.3-2b",),
                N_("Are new members told early of the plan system, the plans, how far they have come, and new needs?"),
                "councils",
                answers_on_process.guidance(register),
            ),
            ask(
                ("5.3-3a",),
                N_("Are plans of this council followed up more loyally than older ones?"),
                "adopted, economy, results",
                answers.loyalty(register),
            ),
            ask(
                ("5.3-3b",),
                N_("Does wide participation leave room for those who were elected?"),
                "process.participation, process.workshops",
                answers_on_process.participation(register),
            ),
            ask(
                ("5.3-3c",),
                N_("Does new work build on the plans and decisions there are?"),
                "theme, relates_to",
                answers.citing(register),
            ),
            ask(
                ("6.4-1a",),
                N_("Does the sitting council stand behind the plans?"),
                "adopted, reaffirmed",
                answers.anchored_in_the_council(ownership),
            ),
            ask(
                ("6.4-1c",),
                N_("Are conflicts between goals laid before the elected members?"),
                "goals.conflicts_with",
                answers.conflicts_explained(conflicts),
            ),
            ask(
                ("6.4-2a", "6.4-2b"),
                N_("Are the political premises set before the public takes part?"),
                "process.participation, mandate",
                answers_on_process.premises_first(register, report),
            ),
            ask(
                ("6.4-2c",),
                N_("Do elected members come in too late?"),
                "process.started, process.workshops",
                answers_on_process.first_workshop(register),
            ),
            ask(
                ("6.4-3a",),
                N_("Are making, carrying out and reporting in balance?"),
                "results",
                answers.balance(register),
            ),
            ask(("6.4-4a",), N_("Are there too many plans?"), "volume.max_plans", answers.too_many(register, volume)),
            ask(
                ("6.4-4b",),
                N_("Do the plans show their level and what they depend on?"),
                "parent, relates_to",
                answers.dependence(register),
            ),
            ask(
                ("6.4-4c",),
                N_("Where is the political force behind the plans lost?"),
                "economy, results, measures.status",
                answers.force(register),
            ),
        )
    )


def questions_section(found: Questions) -> Section:
    """The answered ones as records; the others by what would answer them, and at last those that no data answers."""
    lead = Phrase(
        N_(
            "The founding report asks {asked} questions. This register answers {answered}, and could answer {more}"
            " more; {rest} are for conversation."
        ),
        {
            "asked": found.answerable + len(FOR_CONVERSATION),
            "answered": found.answered,
            "more": found.answerable - found.answered,
            "rest": len(FOR_CONVERSATION),
        },
    )
    answers = [question for question in found.questions if question.answer]
    records = tuple(
        Record(Bare(question.chapters), Phrase(question.question), ((Phrase(N_("Answer")), question.answer),))
        for question in answers
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
    heads = (Heading(Phrase(N_("Question"))), Heading(Phrase(N_("Why no register answers it"))))
    rows = tuple((Phrase(question.question), Phrase(question.why)) for question in FOR_CONVERSATION)
    blocks.append(Table(Phrase(N_("Questions for conversation")), heads, rows))
    leads = [lead]
    if len(answers) < found.answered:
        values = {"answers": Counted(N_("{n} answer"), N_("{n} answers"), len(answers))}
        leads.append(Phrase(N_("Some are asked in several chapters, and stand here once: {answers}."), values))
    return Section("questions", Phrase(N_("Learning questions")), tuple(leads), tuple(blocks))
