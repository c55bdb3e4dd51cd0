"""Questions an English-speaking seller could have asked: open ones, about one thing each."""

from __future__ import annotations

from ..pieces import Table, lines

QUESTIONS: Table = {
    "ask need": lines(
        "I'd like to leave price aside for a moment. What will you use it for, and who will use it?",
        "Could you walk me through a normal day with it, once it's in?",
        "How do you do it at present, and which step gives you the most trouble?",
        "What happened that made you look for something new?",
    ),
    "ask priorities": lines(
        "Apart from price, what matters most to you, and in what order?",
        "If we could get only one thing right, which one should it be?",
        "Price, delivery, payment: which of them makes the biggest difference to you, and why?",
        "What would a good solution look like from where you sit?",
    ),
    "ask budget": lines(
        "How is the money for this set aside, and when can you use it?",
        "How was the budget worked out, and what is it meant to cover?",
        "So that I fit your plan: what has to be in it, and what could come later?",
    ),
    "ask deadline": lines(
        "When must it be working, and what happens if it's late?",
        "Which dates on your side can't be missed between signing and start?",
        "Where do you expect the time to get tight?",
    ),
    "ask decision": lines(
        "How will this be decided, who else has a say, and what does each of them look for?",
        "Which steps does it still have to pass on your side?",
        "Who will work with it apart from you, and how do they see it?",
    ),
    "ask rival": lines(
        "What else are you looking at, and what do you like about it?",
        "Compared with your other choices, where do you see the difference?",
        "If you didn't go with us, what would you do, and what speaks for that?",
    ),
    "ask worry": lines(
        "Apart from price, what worries you most about this?",
        "What has gone wrong for you in projects like this one?",
        "After signing, what would make you regret it?",
    ),
    "ask objection": lines(
        "You'll have a reason for saying that. What exactly is behind it?",
        "Let me understand it first: compared with what, and on which point?",
        "If we could solve that, what else would stand in the way?",
        "What is it about that point that concerns you most?",
    ),
    "ask price": lines(
        "How did you arrive at that price, and what does it include?",
        "Is it the total you look at or the cost per year, and why?",
        "What would you need so that the price makes sense to your colleagues?",
    ),
    "ask volume": lines(
        "How many do you need now, and how many over the coming year?",
        "What does the quantity depend on, and when might it change?",
        "If it came in batches, how would you split it, and why?",
    ),
    "ask payment": lines(
        "How do payments usually run on your side, and where do they get held up?",
        "What difference do longer or shorter terms make to you?",
        "What would you like payment to follow, acceptance or your budget, and why?",
    ),
    "ask delivery": lines(
        "What sets your delivery date, and what would an earlier one be worth to you?",
        "When can you take delivery, and what has to be ready on site?",
        "If it came in parts, which part is the most urgent, and why?",
    ),
    "ask service": lines(
        "How long can you do without it when it fails, and who feels it first?",
        "What would service have to look like so that you needn't think about it?",
        "What did you like about the service you had, and what didn't you?",
    ),
    "ask warranty": lines(
        "Which part would you most like covered, and why?",
        "How do you plan to look after it once the warranty ends?",
        "When did earlier machines tend to fail, and what did you do?",
    ),
    "ask training": lines(
        "Who will operate it, and how much do they know already?",
        "How often do people change, and how do new ones learn?",
        "How could training be arranged so that it disturbs your work least?",
    ),
    "ask scope": lines(
        "What has to be done now, and what could wait for a second step?",
        "How did you draw the line around the scope, and why there?",
        "If we started with a part, which part would you want to see first?",
    ),
    "ask": lines(
        "How do you look at {topic}, and why?",
        "What does {topic} mean for you in practice?",
        "How would you like {topic} to be arranged?",
    ),
}
