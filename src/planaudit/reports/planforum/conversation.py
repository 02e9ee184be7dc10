"""The founding report's learning questions that no data answers, and why: these are for conversation."""

from typing import NamedTuple

from planaudit.findings import N_


class Unanswerable(NamedTuple):
    """A question in our words, the one of the report's that it is, and why a register cannot answer it."""

    number: str
    question: str
    why: str


_EXPERIENCE = N_("it is about what people experience: ask members and staff")
_JUDGEMENT = N_("it is a judgement, and no count: discuss it")
_SKILL = N_("plan files do not tell what people can do: see the municipality's own overview of competence")
_NO_FIELD = N_("plan files have no field for training: see the programme for the members")

FOR_CONVERSATION = (
    Unanswerable("4.3-1b", N_("Can members and staff talk openly on several levels?"), _EXPERIENCE),
    Unanswerable("4.3-1c", N_("Do members and staff meet as equals in the making of plans?"), _EXPERIENCE),
    Unanswerable("4.3-2b", N_("Do we notice when tension makes the staff hold back?"), _EXPERIENCE),
    Unanswerable("4.3-2c", N_("Does the way we work together strengthen both sides?"), _EXPERIENCE),
    Unanswerable("4.3-3a", N_("Do we use the room that kommuneloven gives us?"), _JUDGEMENT),
    Unanswerable("4.3-4b", N_("Do we build the competence to lead strategic planning ourselves?"), _SKILL),
    Unanswerable("5.3-1a", N_("Do members and staff understand the same by co-creation?"), _EXPERIENCE),
    Unanswerable("5.3-2a", N_("Can the staff lead workshops in the early phases?"), _SKILL),
    Unanswerable("5.3-2c", N_("Do we need new tools for making plans together?"), _JUDGEMENT),
    Unanswerable("6.4-1b", N_("Do we know what members find hard about the plan system?"), _EXPERIENCE),
    Unanswerable("6.4-3b", N_("Is the training of members built on our own plans?"), _NO_FIELD),
)
