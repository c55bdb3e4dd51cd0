"""How an English-speaking buyer takes what is summed up, presented or promised."""

from __future__ import annotations

from ...moves import Say
from ..pieces import Table, lines

WORTH: Table = {
    Say.AGREED_SO_FAR: (
        *lines(
            "~Yes, that's what I said.",
            "That's right, nothing missing.",
            "~You've got it.",
            "That's where we stand.",
            "Yes, that's a fair summary.",
            "Nothing to add there.",
            "That matches my notes.",
            "Correct so far.",
        ),
        *lines(
            "You've listened well, that's it exactly.",
            "I'm pleased you got all of that down.",
            voice="warm",
            tone="warm, even",
        ),
        *lines("Yes, you've understood me.", "That's just how I put it.", voice="warm"),
        *lines("Put it in the minutes like that.", "The points tally, next item.", voice="businesslike"),
        *lines("Yes. Go on.", "Right, that's all of it.", voice="blunt"),
        *lines("Your summary is accurate.", "I can confirm each of those points.", voice="formal"),
    ),
    Say.INTERESTED: (
        *lines(
            "I'd like to go into that further.",
            "That's a reason to talk.",
            "That would help us.",
            "What you say about {feature} is to the point.",
            "I'd like to hear more about that.",
            "~That's the very thing we lack.",
            "Done that way, {feature} would be of use to us.",
            "~Let me write that down.",
            "~That's worth a thought, go on.",
            "If {feature} works like that, I'm interested.",
        ),
        *lines(
            "I like that, my team will be glad to hear it.",
            "Now that's lovely to hear.",
            voice="warm",
            tone="warm, even",
        ),
        *lines("That speaks to me.", "You have my ear, do go on.", voice="warm"),
        *lines(
            "{feature} meets our requirements, please give details.",
            "That would earn you points in the review.",
            voice="businesslike",
        ),
        *lines("Now you're talking.", "All right, {feature} is some use.", voice="blunt"),
        *lines("{feature} would answer our needs, please elaborate.", "That is of value to us.", voice="formal"),
    ),
    Say.UNMOVED: (
        *lines(
            "We aren't short of that.",
            "That carries no weight with me.",
            "That's not much use to us.",
            "{feature} isn't what we care about.",
            "It sounds fine, but it doesn't concern us.",
            "~That doesn't move me.",
            "As far as {feature} goes, we have no need.",
            "~I could have read that in the brochure.",
            "That may suit others, it doesn't suit us.",
            "Let's leave {feature} for now.",
        ),
        *lines(
            "You tell it well, but we wouldn't use it.",
            "Thank you, though {feature} isn't what's on my mind.",
            voice="warm",
        ),
        *lines("{feature} isn't part of our assessment.", "That doesn't change our scoring.", voice="businesslike"),
        *lines("Not interested.", "{feature}? Tell me something I can use.", voice="blunt"),
        *lines("That's of limited relevance to us.", "{feature} is not among our concerns.", voice="formal"),
    ),
    Say.NOTE_PROMISE: (
        *lines(
            "I've made a note of {topic}.",
            "I'll remember you said that.",
            "~I'll hold you to it on {topic}.",
            "That's noted, now it has to happen.",
            "~You've given your word on {topic}, I'm writing it down.",
            "That goes into the record.",
            "I'm counting on you for {topic}.",
            "We'll see it when it's done.",
        ),
        *lines(
            "With your word on {topic}, I feel easier already.",
            "I trust you'll do it, and I'll remember.",
            voice="warm",
        ),
        *lines(
            "{topic} goes into the minutes with your name on it.",
            "It's recorded, we'll check on the day.",
            voice="businesslike",
        ),
        *lines("You'd better mean it.", "{topic}. Your words, not mine.", voice="blunt"),
        *lines("Your undertaking has been recorded.", "I rely on you to honour that as to {topic}.", voice="formal"),
    ),
    Say.BROKEN_PROMISE: (
        *lines(
            "What you promised hasn't happened.",
            "You gave your word on {topic}, and nothing came.",
            "A promise wasn't kept, so why should I believe the next?",
            "~You said one thing about {topic} and did another.",
            "Before anything new, what about what you promised?",
            "I've been let down on what you promised.",
            "I'm still waiting for {topic}, as you promised.",
            "I can't explain to my colleagues why {topic} never came.",
        ),
        *lines(
            "I stood up for you here, and what you promised didn't come.",
            "I was so sure you'd keep your promise.",
            voice="warm",
        ),
        *lines(
            "{topic} is overdue, please explain.", "Our record shows that promise as not kept.", voice="businesslike"
        ),
        *lines("You didn't keep your word. What's left to talk about?", "Where's what you promised me?", voice="blunt"),
        *lines(
            "Your earlier undertaking has not been honoured.",
            "As to {topic}, you have not kept your word, which I regret.",
            voice="formal",
        ),
        *lines("You promised, you did nothing, and I'm furious.", tone="angry"),
    ),
}
