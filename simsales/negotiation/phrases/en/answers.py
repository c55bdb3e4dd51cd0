"""How an English-speaking buyer answers a question: openly, not at all, or for the second time.

An untrue answer is led in with the very same words as a true one: nobody hears the difference.
"""

from __future__ import annotations

from ...moves import Say
from ..pieces import Table, lines

ANSWERS: Table = {
    "tell": (
        *lines(
            "I can tell you that. {fact}",
            "~It's like this. {fact}",
            "That's no secret. {fact}",
            "~There's no harm in saying it. {fact}",
            "In short: {fact}",
            "~Fair question. {fact}",
            "Here's how it is. {fact}",
            "~You may as well know. {fact}",
        ),
        *lines(
            "You're asking the right thing. {fact}",
            "I'm glad you asked. {fact}",
            "Good question, nobody else asked me that. {fact}",
            voice="warm",
            tone="warm, even",
        ),
        *lines("I don't mind telling you. {fact}", "Since you ask so openly, so will I answer. {fact}", voice="warm"),
        *lines(
            "As things stand: {fact}", "To answer that: {fact}", "The position is this. {fact}", voice="businesslike"
        ),
        *lines("Fine. {fact}", "Simple. {fact}", "You want to know? {fact}", voice="blunt"),
        *lines(
            "I'm in a position to tell you. {fact}",
            "On that point: {fact}",
            "Allow me to set it out. {fact}",
            voice="formal",
        ),
        *lines("If you must know: {fact}", "All right, since you ask. {fact}", tone="cool, angry"),
    ),
    "tell high": (
        *lines(
            "{topic} matters a great deal to us.",
            "We look very hard at {topic}.",
            "If I had to rank things, {topic} would be near the top.",
            "~Get {topic} wrong and the rest hardly counts.",
            "We won't be casual about {topic}.",
            "~{topic} is one of the big ones for us.",
            "A lot hangs on {topic}.",
            "{topic} weighs heavily with us.",
        ),
        *lines(
            "{topic} is what keeps me up at night, so it matters a great deal.",
            "Between us, I care about {topic} more than most things.",
            voice="warm",
        ),
        *lines(
            "{topic} carries a lot of weight in our assessment.",
            "{topic} is a key criterion for us.",
            voice="businesslike",
        ),
        *lines("{topic}? Don't mess that one up, it's key.", "{topic} matters. A lot.", voice="blunt"),
        *lines(
            "{topic} is of considerable importance to us.", "We attach great importance to {topic}.", voice="formal"
        ),
    ),
    "tell middle": (
        *lines(
            "{topic} counts, but it isn't the first thing.",
            "{topic} sits somewhere in the middle for us.",
            "We'll look at {topic}, and reasonable will do.",
            "~{topic} matters a bit, and we can talk about it.",
            "We have a view on {topic}, though not a rigid one.",
            "{topic} goes into the sum, but it won't decide it.",
            "On {topic} we want something decent, that's all.",
            "~{topic} is neither here nor there, but it does count.",
        ),
        *lines(
            "{topic}? Let's find something that suits us both.",
            "I keep an eye on {topic}, but I won't make a fuss.",
            voice="warm",
        ),
        *lines(
            "{topic} has some weight, not the most.", "{topic} is a normal requirement for us.", voice="businesslike"
        ),
        *lines("{topic}? So-so. Just don't be silly about it.", "{topic} has to be all right, no more.", voice="blunt"),
        *lines(
            "We have some expectations as to {topic}, and they are open to discussion.",
            "{topic} is a matter of ordinary interest to us.",
            voice="formal",
        ),
    ),
    "tell low": (
        *lines(
            "{topic} comes a long way down our list.",
            "~We're easy about {topic}.",
            "{topic} won't be the problem.",
            "{topic} makes little difference to us.",
            "~I don't lose sleep over {topic}.",
            "We can be flexible about {topic}.",
            "Whatever is usual on {topic} will do.",
            "If I ranked things, {topic} would be near the bottom.",
        ),
        *lines("{topic}? Do whatever is easiest for you.", "I won't give you a hard time over {topic}.", voice="warm"),
        *lines(
            "{topic} carries little weight in our assessment.",
            "We have no special requirement as to {topic}.",
            voice="businesslike",
        ),
        *lines("{topic}? Don't care.", "I'm not bothered about {topic}.", voice="blunt"),
        *lines(
            "We have no particular preference as to {topic}.",
            "{topic} is not among our chief concerns.",
            voice="formal",
        ),
    ),
    "tell most": (
        *lines(
            "What matters most to us is {most}.",
            "First of all we look at {most}.",
            "If I put things in order, {most} would come first.",
            "It comes down to {most}.",
            "Other things can wait, {most} can't.",
            "~In our meetings the talk is always about {most}.",
            "The thing we care about is {most}.",
            "Start with {most}, the rest will follow.",
        ),
        *lines("If you ask me, it's {most} I care about.", "My heart is set on {most}.", voice="warm"),
        *lines(
            "The top of our criteria is {most}.", "Our order of priorities starts with {most}.", voice="businesslike"
        ),
        *lines("I look at {most}. That's it.", "It's all about {most}.", voice="blunt"),
        *lines("Our foremost consideration is {most}.", "We attach the greatest importance to {most}.", voice="formal"),
    ),
    "tell plain": (
        *lines(
            "There's nothing unusual about it.",
            "It's the ordinary case, no special needs.",
            "Nothing out of the ordinary there.",
            "There isn't much to say, it's as you would expect.",
            "It's much the same as anywhere else.",
            "It works the usual way.",
            "We don't do anything special there.",
            "~Think of the normal case and you have it.",
        ),
        *lines("It's nothing special, really.", "There's no mystery there, it's quite ordinary.", voice="warm"),
        *lines("It follows the standard process.", "No exceptions to report.", voice="businesslike"),
        *lines("Nothing special.", "It's just normal.", voice="blunt"),
        *lines(
            "There are no particular circumstances to mention.", "The customary arrangements apply.", voice="formal"
        ),
    ),
    Say.DODGE: (
        *lines(
            "I'd rather not go into that.",
            "Let's leave {topic} aside and talk about what you have.",
            "~That's not one for now.",
            "{topic} is something we keep to ourselves.",
            "It's too early for me to say.",
            "I'd rather hear from you first.",
            "We're still discussing {topic}, so I won't say.",
            "~I'll pass on that one.",
        ),
        *lines(
            "You've caught me there, let's skip it for now.",
            "Ask me about {topic} when we know each other better.",
            voice="warm",
        ),
        *lines("{topic} isn't on the agenda today.", "That's internal, I can't share it.", voice="businesslike"),
        *lines("You don't need to know that.", "{topic} is our business, not yours.", voice="blunt"),
        *lines("I'm not at liberty to discuss that.", "As to {topic}, I'd prefer not to comment.", voice="formal"),
        *lines("~Enough questions, tell me what you can do.", tone="cool, angry"),
    ),
    Say.SAID_ALREADY: (
        *lines(
            "I've told you that already.",
            "We've been over {topic}, and nothing has changed.",
            "You asked me that before, the answer is the same.",
            "As I said earlier, it's no different now.",
            "~You have my answer on {topic} in your notes.",
            "We've covered that, let's move on.",
            "I answered that one a moment ago.",
            "~I don't need to say it again, do I?",
        ),
        *lines(
            "Maybe you missed it, but I did tell you.",
            "We talked about {topic} just now, it's still the same.",
            voice="warm",
        ),
        *lines(
            "That has been answered, please refer to your notes.", "{topic} has been covered.", voice="businesslike"
        ),
        *lines("Asked and answered.", "Again? I just told you.", voice="blunt"),
        *lines("I believe I've already addressed {topic}.", "I'd refer you to my earlier answer.", voice="formal"),
        *lines("~How many times do I have to say it?", tone="angry"),
    ),
}
