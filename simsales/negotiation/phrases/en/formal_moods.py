"""What a formal English-speaking buyer says in one mood: courteous when warm, cutting when not, never loud."""

from __future__ import annotations

from ...moves import Say
from ..pieces import Piece, Table, lines


def _sweet(*words: str, claims: str = "") -> tuple[Piece, ...]:
    return lines(*words, voice="formal", tone="warm", claims=claims)


def _sour(*words: str, claims: str = "") -> tuple[Piece, ...]:
    return lines(*words, voice="formal", tone="cool, angry", claims=claims)


FORMAL_MOODS: Table = {
    Say.GREET_BACK: (
        *_sweet("It is a pleasure to see you again, please begin."),
        *_sour("Let us dispense with the courtesies."),
    ),
    Say.GATE: _sour("We have had many callers, so kindly be brief."),
    "tell": (
        *_sweet("It is a pleasure to answer. {fact}"),
        *_sour("As you insist: {fact}", "I shall say this once. {fact}"),
    ),
    Say.DODGE: (
        *_sweet("I regret that I may not say, and hope you will forgive me."),
        *_sour("That is not a proper question."),
    ),
    Say.SAID_ALREADY: (
        *_sweet("Perhaps it escaped you, but I did answer."),
        *_sour("I do not propose to say it a second time."),
    ),
    Say.RAISE: (
        *_sweet("I ask because we value this. {objection}"),
        *_sour("You have avoided one question. {objection}"),
    ),
    Say.NOT_CONVINCED: (
        *_sweet("I am glad to listen, but the point is not yet made."),
        *_sour("You have answered a different question.", "An answer of that kind will not do."),
    ),
    Say.INTERESTED: (
        *_sweet("That is most welcome, and I would gladly hear more."),
        *_sour("That much may be worth hearing."),
    ),
    Say.UNMOVED: (
        *_sweet("You have taken great care, though we have no use for it."),
        *_sour("There is no need to dwell on that."),
    ),
    Say.TAKEN_ABACK: (
        *_sweet("Might there be some misunderstanding in your opening?"),
        *_sour("What do you intend with an opening like that?"),
        *lines("I regard such an opening as an insult.", voice="formal", tone="angry"),
    ),
    Say.COUNTER: (
        *_sweet("In a spirit of goodwill, I propose {terms}."),
        *_sour("If we are to continue, it must be on {terms}."),
    ),
    Say.STAND: (
        *_sweet("I would gladly oblige, yet {terms} cannot be altered."),
        *_sour("Pray do not press me further, it remains {terms}."),
    ),
    Say.GIVE: (*_sweet("In a spirit of goodwill, we go to {terms}."), *_sour("We adjust to {terms}, and only that.")),
    Say.LAST_OFFER: (
        *_sweet("We sincerely wish to agree, and our final offer is {terms}."),
        *_sour("I will not go back and forth, {terms} is our final offer."),
    ),
    Say.TRADE_YES: (*_sweet("A most considerate exchange, which suits us well."), *_sour("The exchange will do.")),
    Say.TRADE_NO: (
        *_sweet("You mean well, yet we cannot make that exchange."),
        *_sour("I see no fairness in that exchange."),
    ),
    Say.PRESS: (
        *_sweet("We are close, and I hope you can take one step more."),
        *_sour("Your terms are far from what is required."),
        *lines("I am running out of patience, and ask you to improve on that.", voice="formal", tone="angry"),
    ),
    Say.MUST_ASK: (
        *_sweet("I should like to say yes, though approval is needed."),
        *_sour("I will not bear that alone, it requires approval."),
    ),
    Say.NOT_YET: (
        *_sweet("We wish to agree, and lack only one step."),
        *_sour("Pressing the matter will not advance it."),
    ),
    Say.ACCEPT: (
        *_sweet("It has been a pleasure, and we accept {terms}."),
        *_sour("With some reluctance, we accept {terms}."),
    ),
    Say.NOTE_PROMISE: (
        *_sweet("I have every confidence in your word."),
        *_sour("Your word has been noted, and will be tested."),
    ),
    Say.BROKEN_PROMISE: (
        *_sweet("I still trust you, and ask you to make good what is overdue."),
        *_sour("Your word has not been kept, and more than once."),
    ),
    Say.WAIT: (*_sweet("Please do, we are in no hurry."), *_sour("Kindly be swift about it.")),
    Say.FILL_SILENCE: (
        *_sweet("Please reflect at your leisure."),
        *_sour("Silence will not advance us.", "If you do not wish to negotiate, kindly say so."),
    ),
    Say.LEAVE: (
        *_sweet("We part on good terms, and I take my leave."),
        *_sour("To continue would be futile, and I take my leave."),
    ),
    Say.FAREWELL: (*_sweet("It was a pleasure to receive you, goodbye."), *_sour("You will find your own way out.")),
    Say.PASS_ON: (
        *_sweet("You come at a good moment, I will announce you.", "It will be a pleasure to introduce you."),
        *_sour("I only announce, they decide.", "Kindly remain here while I ask."),
    ),
    Say.WAS_ALLOWED: (
        *_sweet("I am pleased to say that approval has been granted."),
        *_sour("Not without debate, approval has been granted."),
    ),
}
