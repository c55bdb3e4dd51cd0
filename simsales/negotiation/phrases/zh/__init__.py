"""The Chinese half of what is said at the table."""

from __future__ import annotations

from ..pieces import Grammar, together
from . import words
from .answers import ANSWERS
from .bare import BARE
from .deciding import DECIDING
from .doubts import DOUBTS
from .formal import FORMAL
from .formal_moods import FORMAL_MOODS
from .frames import CLOSERS, OPENERS
from .meeting import MEETING
from .moods import MOODS
from .offers import OFFERS
from .questions import QUESTIONS
from .seller import SELLER
from .worth import WORTH

ZH = Grammar(
    cores=together(MEETING, ANSWERS, DOUBTS, WORTH, OFFERS, DECIDING, FORMAL, MOODS, FORMAL_MOODS, BARE),
    openers=OPENERS,
    closers=CLOSERS,
    seller={**QUESTIONS, **SELLER},
    pronouns=words.PRONOUNS,
    topics=words.TOPICS,
    doubts=words.DOUBT_NAMES,
    objections=words.OBJECTIONS,
    reasons=words.REASONS,
)
