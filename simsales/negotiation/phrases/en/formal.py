"""What only a formal English-speaking buyer says: full sentences, no slang."""

from __future__ import annotations

from ...moves import Say
from ..pieces import Piece, Table, lines


def _formal(*words: str, claims: str = "") -> tuple[Piece, ...]:
    return lines(*words, voice="formal", claims=claims)


FORMAL: Table = {
    Say.GREET_BACK: _formal(
        "Our time is limited, so kindly come to the substance.",
        "I would ask you to speak first.",
        "Please state what you wish to discuss.",
    ),
    Say.GATE: _formal(
        "Whom should I announce, and in what matter?",
        "Kindly state your business.",
        "May I know whether you are expected, and by whom?",
    ),
    Say.PASS_ON: _formal(
        "I shall inform them that you are here.", "Allow me to connect you.", "They will see you now."
    ),
    Say.WAIT: _formal(
        "Please take instructions before we continue.",
        "I would rather wait than have it altered later.",
        "Let us adjourn this point until you have an answer.",
    ),
    Say.FILL_SILENCE: _formal(
        "Should there be a difficulty, please name it.",
        "We may set this point aside if you prefer.",
        "I appreciate that this calls for some thought.",
    ),
    Say.LEAVE: _formal(
        "Our positions are too far apart, and I must end the meeting, so I will take my leave.",
        "As we make no progress, I propose we leave it there.",
        "I have decided to end these talks and take my leave.",
    ),
    Say.FAREWELL: _formal(
        "I thank you for coming, good day to you.", "I bid you goodbye.", "Until we next correspond, goodbye."
    ),
    "tell": _formal(
        "I see no objection to answering. {fact}",
        "Our situation is as follows. {fact}",
        "You are entitled to an answer. {fact}",
    ),
    "tell high": _formal(
        "{topic} ranks among our first concerns, near the top.",
        "We could not treat {topic} lightly, it is of great importance.",
        "Much depends for us on {topic}, to which we attach great importance.",
    ),
    "tell middle": _formal(
        "{topic} will be taken into account, without being decisive.",
        "As to {topic}, a reasonable arrangement will suffice.",
        "{topic} is of some interest, and open to discussion.",
    ),
    "tell low": _formal(
        "{topic} is of little consequence, and makes little difference to us.",
        "We leave {topic} largely to you.",
        "Customary terms as to {topic} will suffice.",
    ),
    "tell most": _formal(
        "We place {most} before all else.",
        "I would draw your attention to {most}, which comes first for us.",
        "Our decision will rest chiefly on {most}.",
    ),
    "tell plain": _formal(
        "Our case is an ordinary one.",
        "There is nothing of note to report on that.",
        "We follow common practice there.",
    ),
    Say.DODGE: _formal(
        "That is a matter we keep within the house.",
        "I must decline to answer that.",
        "The time to speak of {topic} has not come.",
    ),
    Say.SAID_ALREADY: _formal(
        "You have had my answer on that.", "My answer regarding {topic} stands.", "I would not wish to repeat myself."
    ),
    Say.RAISE: _formal(
        "A difficulty remains, which I must name. {objection}",
        "I would draw your attention to the following. {objection}",
        "There is a matter we cannot pass over. {objection}",
    ),
    Say.EXPLAIN: _formal(
        "The concern arises as follows. {reason}", "Our reason is this. {reason}", "I owe you an explanation. {reason}"
    ),
    Say.HALF_CONVINCED: _formal(
        "That goes some way to meeting my point.",
        "I would be grateful for confirmation before I am satisfied.",
        "The argument is sound, one detail remains.",
    ),
    Say.NOT_CONVINCED: _formal(
        "Your answer does not meet the point.",
        "The reservation regarding {topic} stands.",
        "I would require evidence of that.",
    ),
    Say.SETTLED: _formal(
        "I confirm that the point is disposed of.",
        "There is no further question as to {topic}.",
        "You may regard that as resolved.",
    ),
    Say.AGREED_SO_FAR: _formal(
        "I have no correction to make.", "That accords with my understanding.", "You have stated it fairly."
    ),
    Say.INTERESTED: _formal(
        "That deserves closer attention.",
        "I would be interested to learn more.",
        "That could be of real benefit to us.",
    ),
    Say.UNMOVED: _formal(
        "That does not alter our view.", "I see no application for that here.", "We have no present need of that."
    ),
    Say.TAKEN_ABACK: _formal(
        "I had not expected terms of that order.",
        "I fail to see the basis for such an opening.",
        "With an opening like that, we shall find it hard to proceed.",
    ),
    Say.COUNTER: _formal(
        "We would consider {terms} appropriate.", "Our calculation leads us to {terms}.", "May I suggest {terms}."
    ),
    Say.STAND: _formal(
        "I must abide by {terms}.",
        "Our proposal remains {terms}.",
        "In the absence of new grounds, we keep to {terms}.",
    ),
    Say.GIVE: (
        *_formal("We are prepared to go to {terms}.", "I am able to improve our proposal to {terms}."),
        *_formal(
            "To answer your concession, we would say {terms}.",
            "As you have made a concession, let me respond with {terms}.",
            claims="thanks",
        ),
    ),
    Say.LAST_OFFER: _formal(
        "We have reached the end of our means: {terms}, our final offer.",
        "Let this be our last offer: {terms}.",
        "Our last offer stands at {terms}.",
        "There will be no offer beyond our last: {terms}, and that is final.",
        "I have nothing to add to {terms}, which is our final offer.",
    ),
    Say.TRADE_YES: _formal(
        "I see merit in that exchange.",
        "Such an exchange would suit us.",
        "The exchange is a fair one.",
        "One against the other is acceptable to us.",
    ),
    Say.TRADE_NO: _formal(
        "That exchange would not serve us.",
        "I do not find the exchange balanced.",
        "We are open to an exchange, though on other terms.",
    ),
    Say.PRESS: _formal(
        "I had hoped for rather more.",
        "Your terms fall short, and I invite you to improve them.",
        "As it stands, I could not say yes.",
    ),
    Say.MUST_ASK: _formal(
        "This lies outside my authority.",
        "I shall have to refer this to management.",
        "Approval is required before I may answer.",
    ),
    Say.WAS_ALLOWED: _formal(
        "Approval has been granted.", "I have received the necessary authority.", "Management has given its approval."
    ),
    Say.NOT_YET: _formal(
        "Some matters must be resolved first.",
        "I am not yet in a position to decide.",
        "Until {topic} is resolved, I must withhold my consent.",
    ),
    Say.ACCEPT: _formal(
        "We accept your offer: {terms}.",
        "I am content to sign: we are agreed on {terms}.",
        "Then we have an agreement: {terms}.",
    ),
    Say.NOTE_PROMISE: _formal(
        "I take note of your undertaking on {topic}.",
        "I have your word, and shall rely on it.",
        "We expect that you will keep your word.",
    ),
    Say.BROKEN_PROMISE: _formal(
        "Your undertaking on {topic} remains overdue.",
        "I note with regret that your word was not kept.",
        "Before we go further, the earlier undertaking is overdue and must be met.",
    ),
}
