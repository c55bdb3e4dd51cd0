"""An English-speaking buyer's objections: raised, explained, met or not met, and off the table."""

from __future__ import annotations

from ...moves import Say
from ..pieces import Table, lines

DOUBTS: Table = {
    Say.RAISE: (
        *lines(
            "There's something I have to put to you. {objection}",
            "~One thing bothers me. {objection}",
            "Before we go on: {objection}",
            "I keep coming back to one point. {objection}",
            "~There's a snag. {objection}",
            "I have a concern here. {objection}",
            "~We can't get round this one. {objection}",
            "~Let me stop you there. {objection}",
        ),
        *lines(
            "I hope you don't mind my saying so. {objection}",
            "I'd feel bad if I kept this to myself. {objection}",
            voice="warm",
        ),
        *lines(
            "This will come up in our review. {objection}",
            "One item to put on the open list: {objection}",
            voice="businesslike",
        ),
        *lines("Here's the problem. {objection}", "You won't like this. {objection}", voice="blunt"),
        *lines(
            "There's a reservation I must state. {objection}",
            "I'm obliged to raise one point. {objection}",
            voice="formal",
        ),
        *lines("~Clear this up or we can forget the rest. {objection}", tone="angry"),
    ),
    Say.EXPLAIN: (
        *lines(
            "It comes down to this. {reason}",
            "Here's what's behind it. {reason}",
            "Why do I say that? {reason}",
            "The root of it is simple. {reason}",
            "There's a reason I bring it up. {reason}",
            "What really holds me back is this. {reason}",
            "~Let me spell it out. {reason}",
            "~Put yourself in my place. {reason}",
        ),
        *lines("You've got to the heart of it. {reason}", "I'll be open with you. {reason}", voice="warm"),
        *lines("The background is as follows. {reason}", "To be specific: {reason}", voice="businesslike"),
        *lines("Why? {reason}", "Isn't it obvious? {reason}", voice="blunt"),
        *lines("Permit me to explain. {reason}", "The grounds for it are these. {reason}", voice="formal"),
    ),
    Say.HALF_CONVINCED: (
        *lines(
            "That sounds reasonable, but I'd like it confirmed.",
            "I'm most of the way there on {topic}, not all.",
            "I follow the logic, I'm just not easy about it yet.",
            "~That helps, though I want to be sure.",
            "{topic} is clearer, but I'd like something firmer.",
            "I hear you, I'd still like to check.",
            "Broadly yes, with one thing left to pin down.",
            "~It makes sense on paper, I want to know it holds.",
        ),
        *lines(
            "You've nearly got me there, let's go over the rest.",
            "I'm breathing easier about {topic}, but one more question.",
            voice="warm",
        ),
        *lines(
            "I'll mark {topic} as partly resolved, pending confirmation.",
            "Right direction, the details need checking.",
            voice="businesslike",
        ),
        *lines("Sounds fine. Talk is cheap, though.", "On {topic} I want more than words.", voice="blunt"),
        *lines(
            "Your reasoning is sound, subject to confirmation.",
            "As to {topic}, I'm inclined to follow you, once it's confirmed.",
            voice="formal",
        ),
    ),
    Say.NOT_CONVINCED: (
        *lines(
            "That doesn't answer my question.",
            "My concern about {topic} is still there.",
            "~I'm no easier than before.",
            "That doesn't persuade me.",
            "We haven't solved {topic}.",
            "That's not what I'm worried about.",
            "I'd need to see something to back that up.",
            "~After all that, {topic} is where it was.",
        ),
        *lines(
            "I see what you mean, I just don't feel sure.",
            "It's not that I doubt you, but {topic} isn't clear to me yet.",
            voice="warm",
        ),
        *lines("{topic} stays on the open list.", "Without evidence I can't tick that off.", voice="businesslike"),
        *lines("What sort of answer is that?", "No. Same problem with {topic}.", voice="blunt"),
        *lines(
            "I'm afraid that doesn't dispel my reservation.", "As to {topic}, I remain unpersuaded.", voice="formal"
        ),
        *lines("~Don't fob me off with phrases.", tone="angry"),
    ),
    Say.SETTLED: (
        *lines(
            "Yes, {topic} is off the table.",
            "Yes, I've no more questions there.",
            "~You needn't worry about that one any more.",
            "~You can cross {topic} off.",
            "That's cleared up now.",
            "Right, {topic} won't stand in the way.",
            "Yes, I've put that one behind me.",
            "Confirmed, {topic} is clear.",
        ),
        *lines("Don't worry, I won't bring {topic} up again.", "Yes, I'm comfortable with that now.", voice="warm"),
        *lines("{topic} is closed on our side.", "Confirmed, the item is closed.", voice="businesslike"),
        *lines("Done.", "Yes, {topic} is sorted.", voice="blunt"),
        *lines("Yes, the reservation is withdrawn.", "I have nothing further to raise on {topic}.", voice="formal"),
    ),
}
