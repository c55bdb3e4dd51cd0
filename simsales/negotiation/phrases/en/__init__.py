"""The English half of what is said at the table."""

from __future__ import annotations

from ..pieces import Grammar
from . import words
from .answers import ANSWERS
from .deciding import DECIDING
from .doubts import DOUBTS
from .frames import CLOSERS, OPENERS
from .meeting import MEETING
from .offers import OFFERS
from .worth import WORTH

EN = Grammar(
    cores={**MEETING, **ANSWERS, **DOUBTS, **WORTH, **OFFERS, **DECIDING},
    openers=OPENERS,
    closers=CLOSERS,
    pronouns=words.PRONOUNS,
    topics=words.TOPICS,
    objections=words.OBJECTIONS,
    reasons=words.REASONS,
)
