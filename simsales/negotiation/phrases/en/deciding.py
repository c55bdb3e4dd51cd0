"""How an English-speaking buyer decides: has to ask, was allowed, not yet, yes."""

from __future__ import annotations

from ...moves import Say
from ..pieces import Table, lines

DECIDING: Table = {
    Say.MUST_ASK: (
        *lines(
            "I can't decide that alone, I'll have to ask upstairs.",
            "That's beyond my authority.",
            "I need approval for that.",
            "Someone above me has to say yes to this.",
            "~I'd have to take that to my boss.",
            "Let me put it to management first.",
            "Our rules say I need sign-off for that.",
            "~I have to take this one upstairs.",
        ),
        *lines(
            "Let me have a word with my boss, I'll do what I can for you.",
            "I'm not putting you off, I really do need approval.",
            voice="warm",
        ),
        *lines(
            "This needs approval, I'll start the process.",
            "It exceeds my limit of authority, so it goes up a level.",
            voice="businesslike",
        ),
        *lines("Not my call. I'll ask my boss.", "I can't approve that. I'll ask.", voice="blunt"),
        *lines(
            "The matter must be referred to my superiors.",
            "My authority is limited, I must seek approval.",
            voice="formal",
        ),
    ),
    Say.WAS_ALLOWED: (
        *lines(
            "I've asked, and I have approval.",
            "It came back with a yes from above.",
            "~My boss is fine with it.",
            "~I've got the go-ahead from upstairs.",
            "I put it to management, and they have no objection.",
            "The approval came through.",
            "~I argued for it, and they let me.",
            "Sign-off is there, that point is clear.",
        ),
        *lines(
            "Good news, my boss came round.", "I'm glad to say they gave me approval.", voice="warm", tone="warm, even"
        ),
        *lines(
            "I had a word upstairs, and they're with us.", "I went and asked for you, and they said yes.", voice="warm"
        ),
        *lines(
            "Approval has been given, the process is complete.",
            "We have the authority, we can continue.",
            voice="businesslike",
        ),
        *lines("I asked. Boss says fine.", "It's approved.", voice="blunt"),
        *lines(
            "My superiors have given their approval.",
            "I've consulted, and there is no objection from above.",
            voice="formal",
        ),
    ),
    Say.NOT_YET: (
        *lines(
            "It's too early to settle it.",
            "{topic} isn't clear yet, so I won't commit.",
            "There are things to sort out before I can say yes.",
            "We're not at the point of deciding.",
            "Let's get {topic} straight first.",
            "~I won't be rushed, there are still open points.",
            "You're asking me to decide now, and I can't.",
            "~As long as {topic} is open, don't push me.",
        ),
        *lines(
            "Bear with me, I'm still turning {topic} over in my mind.",
            "Give me a little time, I'm not easy yet.",
            voice="warm",
        ),
        *lines(
            "The conditions aren't there yet, {topic} is outstanding.",
            "There's a step missing, so no decision today.",
            voice="businesslike",
        ),
        *lines("What's the hurry? We haven't finished {topic}.", "Don't push. We're not there.", voice="blunt"),
        *lines("It would be premature to commit.", "{topic} remains unresolved, so I cannot decide.", voice="formal"),
    ),
    Say.ACCEPT: (
        *lines(
            "~That's a deal: {terms}.",
            "Agreed, {terms}.",
            "I accept, {terms}.",
            "~You have a deal, {terms}.",
            "{terms}, let's sign on that.",
            "We're agreed, then: {terms}.",
            "~I'm in, it's a deal: {terms}.",
            "Yes to {terms}, we have a deal.",
        ),
        *lines(
            "Wonderful, {terms}, we have a deal.", "I'm delighted, agreed, {terms}.", voice="warm", tone="warm, even"
        ),
        *lines(
            "All right, you have my hand on it, we have a deal: {terms}.", "Yes, let's shake on {terms}.", voice="warm"
        ),
        *lines(
            "Agreed, {terms}, please draw up the contract.",
            "We accept {terms}, send us the paperwork.",
            voice="businesslike",
        ),
        *lines("Deal. {terms}.", "{terms}. Agreed, sign it.", voice="blunt"),
        *lines(
            "We accept: {terms}.",
            "I'm pleased to confirm our agreement, we accept {terms}.",
            voice="formal",
            tone="warm, even",
        ),
        *lines(
            "We are agreed on {terms}, kindly prepare the contract.", "Very well, we accept {terms}.", voice="formal"
        ),
    ),
}
