"""English words for the things that are talked about: topics, and objections nobody wrote a text for."""

from __future__ import annotations

from collections.abc import Mapping

from ..scene import VOICES, Voice

PRONOUNS: Mapping[Voice, Mapping[str, str]] = {voice: {} for voice in VOICES}
TOPICS: Mapping[str, str] = {
    "need": "what we need it for",
    "priorities": "our priorities",
    "budget": "the budget",
    "deadline": "the date",
    "decision": "how we decide",
    "rival": "how you compare",
    "worry": "what worries us",
    "objection": "that concern",
    "price": "the price",
    "volume": "the quantity",
    "payment": "payment",
    "delivery": "delivery",
    "service": "service",
    "warranty": "the warranty",
    "training": "training",
    "scope": "the scope",
    "timing": "the timing",
    "trust": "reliability",
    "call": "the call back",
    "sample": "the sample",
    "document": "the paperwork",
}
DOUBT_NAMES: Mapping[str, str] = {
    "price": "the price",
    "need": "the question of need",
    "timing": "the timing",
    "trust": "reliability",
    "rival": "the comparison",
}
OBJECTIONS: Mapping[str, tuple[str, ...]] = {
    "price": ("It's too expensive for us.", "The price is on the high side.", "I can't defend a price like that here."),
    "need": (
        "What we have still works, so why change?",
        "I'm not sure we'd use it.",
        "We've managed without it so far.",
    ),
    "timing": (
        "This isn't the right time for us.",
        "We have our hands full just now.",
        "I'd rather come back to it later.",
    ),
    "trust": (
        "We've never worked with you.",
        "I haven't seen it run, so how do I know it holds up?",
        "If it breaks, who'll come?",
    ),
    "rival": (
        "Another supplier is on the table, so why you?",
        "Others can do this as well.",
        "I can't see how you differ from the competition.",
    ),
}
REASONS: Mapping[str, tuple[str, ...]] = {
    "price": (
        "I can't yet square what we'd pay with what we'd get.",
        "I have to justify the money here, and so far I can't.",
    ),
    "need": (
        "Everyone would have to learn it anew, and I don't see the gain yet.",
        "Nobody here has asked for it, and I don't want it on a shelf.",
    ),
    "timing": (
        "People and plans would have to move, and now is a bad moment.",
        "We'd be starting one thing before another is finished.",
    ),
    "trust": (
        "We've no history with you, so I don't know who'd stand by us.",
        "We've been left alone with a problem before.",
    ),
    "rival": (
        "I'll be asked why you and not them, and I have no answer yet.",
        "We know the other supplier, and I'd need a reason to change.",
    ),
}
