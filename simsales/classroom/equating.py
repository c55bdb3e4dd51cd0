"""Equating: whether the rubric gives as many points for the process on one form as on another, told by made-up people who play both.

The same person, with the same habits and chances, meets the buyer of each form; nobody learns between. What is left is the form.
"""

from __future__ import annotations

from simsales.experiment.estimates import Estimate, estimate
from simsales.negotiation.moves import Move
from simsales.negotiation.playing import bot_chances, play_out
from simsales.negotiation.talk import Talk
from simsales.review.buyers import Form, form_of
from simsales.review.played import Played
from simsales.review.rubric import score
from simsales.review.rubric_check import seller
from simsales.rng import KeyedLuck, Seed, replication_seed
from simsales.spec.scenario import Scenario

PEOPLE = 40
"""Made-up people who play both forms."""


def process_equated(first: Scenario, second: Scenario, *, seed: Seed = 1, people: int = PEOPLE) -> Estimate:
    """Points (of ten) for the process that the second form gives more than the first, with its interval."""
    forms = form_of(first, seed), form_of(second, seed)
    return estimate([_points(forms[1], seed, one) - _points(forms[0], seed, one) for one in range(people)])


def _points(form: Form, seed: Seed, number: int) -> float:
    """What one person gets on a form; nan where nothing of the rubric came up."""
    bot, moves = seller(seed, number), list[Move]()
    chances = bot_chances(KeyedLuck(replication_seed(seed, number)), bot.kind, "equating")
    play_out(Talk(form.buyer), form.meeting.seller, bot, chances, moves)
    points = score(Played(form.meeting, form.buyer, moves, money=form.money)).process
    return points if points is not None else float("nan")
