"""An English-speaking buyer's offers: taken aback, countering, standing, giving, the last one."""

from __future__ import annotations

from ...moves import Say
from ..pieces import Table, lines

OFFERS: Table = {
    Say.TAKEN_ABACK: (
        *lines(
            "That's nowhere near what I had in mind.",
            "~You're opening with that? I can't pick it up.",
            "~I need a moment, that's a very long way off.",
            "That isn't a place we can start from.",
            "Your opening doesn't fit this market.",
            "I didn't expect terms like those.",
            "~I wouldn't even know where to begin with that.",
            "How did you arrive at that? I don't follow.",
        ),
        *lines("Goodness, you've given me a fright.", "I hardly know what to say to that.", voice="warm"),
        *lines(
            "That's well outside any reasonable range.",
            "I couldn't even write that up for our side.",
            voice="businesslike",
        ),
        *lines("I'm not even going to discuss that.", "Are you serious?", voice="blunt"),
        *lines("I must say your opening surprises me.", "That is very far from our expectations.", voice="formal"),
        *lines("You must be joking.", "Is that supposed to be a joke?", voice="businesslike, blunt", tone="angry"),
        *lines("That's frankly ridiculous.", tone="angry"),
    ),
    Say.COUNTER: (
        *lines(
            "What we have in mind is {terms}.",
            "We'd want {terms}.",
            "~Make it {terms} and we can talk.",
            "By our reckoning it should be {terms}.",
            "Let me put something back to you: {terms}.",
            "~I'd say {terms} is closer to it.",
            "We could look at {terms}.",
            "My proposal is {terms}.",
        ),
        *lines("Let me put our terms on the table: {terms}.", "Then I'll name something: {terms}.", claims="first"),
        *lines("Let me change that to {terms}.", "This time I'm proposing {terms}.", claims="again"),
        *lines("Could we try {terms}?", "I was thinking of {terms}, so we can both live with it.", voice="warm"),
        *lines("Our numbers come out at {terms}.", "We propose {terms}, please review it.", voice="businesslike"),
        *lines("{terms}. Take a look at that.", "I want {terms}.", voice="blunt"),
        *lines("I would propose {terms}.", "Our terms are {terms}, for your consideration.", voice="formal"),
    ),
    Say.STAND: (
        *lines(
            "~It's still {terms}, I haven't moved.",
            "We stay where we are: {terms}.",
            "As before, {terms}.",
            "~I'm not moving off {terms}.",
            "I've heard no reason to change {terms}.",
            "Our terms are unchanged: {terms}.",
            "I'm keeping to {terms}.",
            "~You know what we want, {terms}.",
        ),
        *lines(
            "Don't take it badly, but it has to stay {terms}.",
            "I'm not trying to be difficult, I just can't move from {terms}.",
            voice="warm",
        ),
        *lines("We're keeping to {terms}.", "Nothing new has come up, so it remains {terms}.", voice="businesslike"),
        *lines("No. {terms}.", "{terms}. Same as before.", voice="blunt"),
        *lines("We maintain our proposal of {terms}.", "Our position has not altered: {terms}.", voice="formal"),
    ),
    Say.GIVE: (
        *lines(
            "~You've moved, so I'll move: {terms}.",
            "Since you came towards us, we can go to {terms}.",
            "~One good turn deserves another, so {terms}.",
            "Because you gave on your side, I'll say {terms}.",
            "In return for that, {terms}.",
            claims="thanks",
        ),
        *lines(
            "I'll come a step further: {terms}.",
            "~I can ease that to {terms}.",
            "We could go to {terms}.",
            "Let me adjust on our side: {terms}.",
        ),
        *lines(
            "Thank you for moving, I can do {terms}.",
            "You've been fair to me, so I'll be fair: {terms}.",
            voice="warm",
            claims="thanks",
        ),
        *lines(
            "In line with your change, we revise ours to {terms}.",
            "Thanks for the concession, we now say {terms}.",
            voice="businesslike",
            claims="thanks",
        ),
        *lines("You gave, so I give: {terms}.", "Fair's fair, {terms}.", voice="blunt", claims="thanks"),
        *lines(
            "In view of your concession, we would go to {terms}.",
            "I appreciate your concession, and offer {terms}.",
            voice="formal",
            claims="thanks",
        ),
    ),
    Say.LAST_OFFER: (
        *lines(
            "This is my last offer: {terms}.",
            "~For the last time, {terms}, take it or leave it.",
            "My final word is {terms}.",
            "~{terms}, and that's final.",
            "~I've come to the end, {terms} is the last you'll hear from me.",
            "~One last offer: {terms}. If not, we part here.",
            "There's nothing after this: {terms}, that's my last offer.",
            "~{terms}. That's the last of it, you decide.",
        ),
        *lines(
            "I've done all I can for you, and my last offer is {terms}.",
            "I'd hate to lose this, but {terms} is my last offer.",
            voice="warm",
        ),
        *lines(
            "Our final offer is {terms}.", "{terms} is final, there'll be no further revision.", voice="businesslike"
        ),
        *lines("Last offer. {terms}. Yes or no?", "{terms}. Final.", voice="blunt"),
        *lines(
            "Our final terms are {terms}, and the decision is yours.",
            "I put before you our final offer: {terms}.",
            voice="formal",
        ),
    ),
    Say.TRADE_YES: (
        *lines(
            "That's an exchange I can live with.",
            "~I can work with that swap.",
            "~You give, you get, that's fair.",
            "~One for the other, I'm happy with that.",
            "That exchange is worth it for both of us.",
            "~Yes, let's swap those.",
            "I'll go along with that exchange.",
            "Trading one for the other suits us.",
        ),
        *lines(
            "That's thoughtful of you, what a good swap.",
            "I like the way you think, yes to that exchange.",
            voice="warm",
            tone="warm, even",
        ),
        *lines("That's a sensible swap.", "Yes, I can do that exchange.", voice="warm"),
        *lines("The exchange works, we'll adjust accordingly.", "Yes to that trade-off.", voice="businesslike"),
        *lines("Fine. Swap.", "Yes, I'll trade that.", voice="blunt"),
        *lines(
            "The exchange you propose is acceptable.", "That is a reasonable exchange, and we concur.", voice="formal"
        ),
    ),
    Say.TRADE_NO: (
        *lines(
            "~I'd lose on that swap, so no.",
            "They aren't worth the same to me.",
            "That exchange doesn't work.",
            "You ask for more than you give.",
            "I can't give up the one for the other.",
            "I couldn't explain that exchange to my colleagues.",
            "~I don't mind trading, but not like that.",
            "~I've done the sums, and it doesn't pay for us.",
        ),
        *lines(
            "I see what you're trying to do, but I can't make that swap.",
            "I wish I could, but that exchange hurts us.",
            voice="warm",
        ),
        *lines(
            "That trade-off doesn't work on our side.", "We've run it through, it isn't balanced.", voice="businesslike"
        ),
        *lines("No swap.", "Why would I do that?", voice="blunt"),
        *lines(
            "I regret that we cannot entertain that exchange.",
            "The exchange is not of equal value to us.",
            voice="formal",
        ),
    ),
    Say.PRESS: (
        *lines(
            "That's not enough, see what else you can do.",
            "~You're still short, come a bit further.",
            "~Is that all? I think there's more in it.",
            "I can't say yes to that, move a little more.",
            "There's still a gap between that and what I could take.",
            "~Find me something more and we can carry on.",
            "That won't do by itself, what can you add?",
            "I need to see you put something more on the table.",
        ),
        *lines(
            "Help me out here, where else could you move?",
            "We've come so far together, add a little something.",
            voice="warm",
        ),
        *lines(
            "The terms don't meet the requirement yet, please improve them.",
            "Please review where you can do better.",
            voice="businesslike",
        ),
        *lines("Not enough. Try again.", "That's it? More.", voice="blunt"),
        *lines(
            "The terms remain insufficient, and I'd ask you to reconsider.",
            "I must ask you to improve on that.",
            voice="formal",
        ),
    ),
}
