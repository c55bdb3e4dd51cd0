"""What an English-speaking buyer says in one mood only, whoever it is: when warm to us, when cool, when angry."""

from __future__ import annotations

from ...moves import Say
from ..pieces import Table, lines

_SOUR = "cool, angry"
_SWEET = "warm"

MOODS: Table = {
    Say.GREET_BACK: (
        *lines(
            "I've been looking forward to this, please begin.",
            "You've caught me on a good day, so take your time.",
            tone=_SWEET,
        ),
        *lines("We can skip the pleasantries.", "Get to the point, please.", tone=_SOUR),
    ),
    Say.GATE: (
        *lines("I'd be glad to help, what is it about?", tone=_SWEET),
        *lines("There's been a stream of callers today, so what is it?", tone=_SOUR),
    ),
    "tell": (
        *lines("For you I'll gladly answer that. {fact}", "We get on well, so here it is. {fact}", tone=_SWEET),
        *lines("~Very well, have it your way. {fact}", "~You won't let it rest, will you? {fact}", tone=_SOUR),
    ),
    Say.DODGE: (
        *lines("I really can't say, don't take it amiss.", tone=_SWEET),
        *lines("That's not something to ask.", "Why would you need to know about {topic}?", tone=_SOUR),
    ),
    Say.SAID_ALREADY: (
        *lines("We did talk about that, and I still mean it.", tone=_SWEET),
        *lines("I won't repeat myself.", "Please listen to what I've said.", tone=_SOUR),
    ),
    Say.RAISE: (
        *lines(
            "I like most of it, with one exception. {objection}",
            "I ask because I'd like this to work. {objection}",
            tone=_SWEET,
        ),
        *lines("~You can't dodge this one. {objection}", "~You only mention the good side. {objection}", tone=_SOUR),
    ),
    Say.HALF_CONVINCED: (
        *lines("I'd like to believe it, and a little proof would help.", tone=_SWEET),
        *lines("~I'll believe it when I see it.", tone=_SOUR),
    ),
    Say.NOT_CONVINCED: (
        *lines("I'm willing to listen, but that point isn't there yet.", tone=_SWEET),
        *lines("I asked one thing and you answered another.", "I've heard that kind of talk before.", tone=_SOUR),
        *lines("~That's no answer, and it annoys me.", tone="angry"),
    ),
    Say.AGREED_SO_FAR: (
        *lines("It's a pleasure when someone takes proper notes.", tone=_SWEET),
        *lines("That much is correct.", tone=_SOUR),
    ),
    Say.INTERESTED: (
        *lines("The more I hear, the better I like it.", tone=_SWEET),
        *lines("That at least is of some use.", tone=_SOUR),
    ),
    Say.UNMOVED: (
        *lines("You've put care into it, we just wouldn't use it.", tone=_SWEET),
        *lines("~Spare me the brochure.", "~Don't pad it out with that.", tone=_SOUR),
    ),
    Say.TAKEN_ABACK: (
        *lines("That's quite a way off, might there be a slip in it?", tone=_SWEET),
        *lines("How am I supposed to go on from there?", tone=_SOUR),
        *lines("~Coming here with that is an insult.", "~That opening is an insult to my intelligence.", tone="angry"),
    ),
    Say.COUNTER: (
        *lines(
            "Let's see if we can meet: {terms}, would that do?",
            "Here's a thought, {terms}, and neither of us is hurt.",
            tone=_SWEET,
            voice="warm, businesslike",
        ),
        *lines("~If we're to talk at all, {terms}.", "We're only looking at {terms}.", tone=_SOUR),
        *lines("~No more games: {terms}.", tone="angry"),
    ),
    Say.STAND: (
        *lines("I'd help you if I could, but it's {terms}.", tone=_SWEET),
        *lines("~You can stop trying, it's {terms}.", "~Ask again and you'll hear {terms}.", tone=_SOUR),
    ),
    Say.GIVE: (
        *lines("~This is going well, so I'll put something in: {terms}.", tone=_SWEET),
        *lines("~I'll move this much and no more for now: {terms}.", "Take note that I moved: {terms}.", tone=_SOUR),
    ),
    Say.LAST_OFFER: (
        *lines("I'd really like to do this with you, and my last offer is {terms}.", tone=_SWEET),
        *lines("~I haven't time for more, my last offer is {terms}.", tone=_SOUR),
    ),
    Say.TRADE_YES: (
        *lines("That's a clever exchange, we both come out ahead.", tone=_SWEET),
        *lines("~If that's the price of moving on, we can swap.", tone=_SOUR),
    ),
    Say.TRADE_NO: (
        *lines("It's kindly meant, but that exchange would hurt us.", tone=_SWEET),
        *lines("~Anyone can do that sum, and it's a no.", tone=_SOUR),
        *lines("~You call that an exchange? I call it cheek.", tone="angry"),
    ),
    Say.PRESS: (
        *lines("~You're so close, one more little push.", tone=_SWEET),
        *lines(
            "~You can't fob me off with that, I need more.", "That's hardly worth discussing, I need more.", tone=_SOUR
        ),
        *lines("~I'm tired of asking, so move.", tone="angry"),
    ),
    Say.MUST_ASK: (
        *lines("I'd say yes myself, but my boss has to nod it through.", tone=_SWEET),
        *lines("~I won't take the blame for that, it needs approval.", tone=_SOUR),
    ),
    Say.NOT_YET: (
        *lines("I want this to happen, we're just not there yet.", tone=_SWEET),
        *lines("Pressing me won't make things clearer.", tone=_SOUR),
    ),
    Say.ACCEPT: (
        *lines(
            "It's a pleasure doing business with you, agreed, {terms}.",
            "I'm glad we got here, it's a deal: {terms}.",
            tone=_SWEET,
        ),
        *lines(
            "~Have it, then, {terms}, agreed, and no more changes.",
            "I'll accept {terms}, and not with a light heart.",
            tone=_SOUR,
        ),
    ),
    Say.BROKEN_PROMISE: (
        *lines("I still believe in you, but what you promised is overdue.", tone=_SWEET),
        *lines("A promise not kept, and you expect me to trust the next?", tone=_SOUR),
    ),
    Say.WAIT: (
        *lines("By all means ask, I'm in no hurry.", tone=_SWEET),
        *lines("~Asking again, are we? Be quick.", tone=_SOUR),
    ),
    Say.FILL_SILENCE: (
        *lines("Take your time, I mean it.", tone=_SWEET),
        *lines("~Sitting it out won't work.", "~If you don't want to talk, say so.", tone=_SOUR),
    ),
    Say.LEAVE: (
        *lines("It didn't work out, but no hard feelings, let's leave it there.", tone=_SWEET),
        *lines("~I've nothing more to say to you, we're done.", tone=_SOUR),
    ),
    Say.FAREWELL: (
        *lines("I enjoyed that, goodbye.", tone=_SWEET),
        *lines("~You know the way out.", tone=_SOUR),
    ),
    Say.PASS_ON: (
        *lines(
            "~You're in luck, they're in, I'll tell them.", "~They'll enjoy hearing that, I'll fetch them.", tone=_SWEET
        ),
        *lines(
            "~Then you'd better tell them yourself.", "~I'll try them, whether they answer is up to them.", tone=_SOUR
        ),
    ),
    Say.EXPLAIN: (
        *lines("Since it's you, here's the reason. {reason}", "I'm happy to explain. {reason}", tone=_SWEET),
        *lines("~If I have to spell it out: {reason}", "~You really can't guess? {reason}", tone=_SOUR),
    ),
    Say.SETTLED: (
        *lines(
            "Yes, thank you for taking {topic} seriously, I've no more questions.",
            "Yes, I couldn't ask for a clearer answer.",
            tone=_SWEET,
        ),
        *lines("~Yes, leave {topic} alone now.", "~It'll do, I won't come back to it.", tone=_SOUR),
    ),
    Say.NOTE_PROMISE: (
        *lines(
            "If you give your word, that's good enough for me.", "That puts my mind at rest about {topic}.", tone=_SWEET
        ),
        *lines(
            "~People say such things easily, but I've noted it.", "~Noted. I'll praise you when it's done.", tone=_SOUR
        ),
    ),
    Say.WAS_ALLOWED: (
        *lines(
            "~I put in a good word for you, and my boss came round.",
            "~My boss liked it too, so we have approval.",
            tone=_SWEET,
        ),
        *lines(
            "~It took some talking, but I have approval.",
            "~They gave approval upstairs, without much cheer.",
            tone=_SOUR,
        ),
    ),
    "tell high": (
        *lines(
            "I'll tell you gladly: {topic} matters a great deal to us.",
            "Help us with {topic} and you help us a lot, it's near the top.",
            tone=_SWEET,
        ),
        *lines(
            "~{topic} is key, so no games there.",
            "~I'd say it all day: {topic} matters a great deal to us.",
            tone=_SOUR,
        ),
    ),
    "tell middle": (
        *lines(
            "{topic}? We'll find a way that suits us both.",
            "{topic} counts a bit, and we're easy to talk to.",
            tone=_SWEET,
        ),
        *lines("~{topic} has to be reasonable, is that too much?", "~On {topic} just keep it sensible.", tone=_SOUR),
    ),
    "tell low": (
        *lines(
            "{topic} is up to you, we're easy about it.",
            "Please don't worry about {topic}, it makes little difference.",
            tone=_SWEET,
        ),
        *lines(
            "~{topic} makes little difference, so don't make a story of it.",
            "~Why talk about {topic}? It makes little difference.",
            tone=_SOUR,
        ),
    ),
    "tell most": (
        *lines("If you want to help us, help us with {most}.", "I'd be so relieved to get {most} right.", tone=_SWEET),
        *lines(
            "~It's {most}, and I don't want to hear about the rest yet.",
            "We want {most}, and I've made no secret of it.",
            tone=_SOUR,
        ),
    ),
    "tell plain": (
        *lines("I've nothing to hide there, it's quite ordinary.", "No need to worry, it's the usual.", tone=_SWEET),
        *lines("~There's nothing to dig for, it's ordinary.", "~It's the usual, and that's all there is.", tone=_SOUR),
    ),
}
