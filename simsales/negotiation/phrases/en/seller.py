"""Sentences an English-speaking seller could have said: one good way, in a few variants, for every move."""

from __future__ import annotations

from ..pieces import Table, lines

SELLER: Table = {
    "greet": lines(
        "Thank you for your time. I'd like to check a few things with you first and talk about price after that, is that all right?",
        "Good to meet you. I've prepared, but I'd rather hear from you before I show anything, if I may?",
        "Thank you for seeing me. Let's get clear what you need, and then see how we could work together, shall we?",
        "I'd like to start with some questions, so that I don't tell you things you don't need. Is that all right with you?",
    ),
    "summarise": (
        *lines(
            "Let me check that I've understood. You said: {facts} Have I missed anything?",
            "Let me stop and play that back. In your words: {facts} Is that right?",
            "Here's what I noted: {facts} What else matters as much?",
        ),
        *lines(
            "Let me sum up: you're asking for {theirs}, and the rest is open. Have I got that right?",
            "To see where we are: your offer is {theirs}. Did I hear that correctly?",
        ),
        *lines(
            "Could we take stock: what have we settled, and what is still open?",
            "Let me go over what I've heard, and please correct me where I'm wrong.",
        ),
    ),
    "present need": (
        *lines("You told me: {fact} That's what this was made for. May I show you how it would work on the day?"),
        *lines(
            "Let me start with the one problem it takes off your hands, and you tell me if it's the right one.",
            "I'd like to know which step costs you the most, and then show you how it saves that one. Is that all right?",
            "I'll only speak about what concerns you: what will be different once it's in.",
        ),
    ),
    "present service": (
        *lines(
            "You mentioned: {worry} So let me be exact about service: who comes, how fast, and what happens if nobody does. Would that ease your mind?"
        ),
        *lines(
            "On service I'll keep to what you'd use: whom you call, how soon someone is there, and what bridges the gap.",
            "For the same money the difference shows after installation. May I take you through it?",
            "You're not only buying a machine but someone who answers for it. Here's how that works.",
        ),
    ),
    "present trust": lines(
        "You needn't take my word for it. I can arrange a visit to a customer much like you, and you ask them yourself.",
        "I can show you what customers like you wrote about us, the good and the bad. Whose would you like to read first?",
        "You don't know us yet, so caution is fair. Shall we look at it running before we talk about anything else?",
    ),
    "present": lines(
        "About {topic}, let me say what it does for you: what it saves and which step gets faster.",
        "We handle {topic} a little differently. Let me explain, and you tell me whether it's of use.",
        "You may care about {topic}. May I give you an example from a customer much like you?",
    ),
    "answer price": lines(
        "I understand, the money has to be worth it. May I ask what you're comparing with, and on which point? Then we go through it item by item.",
        "I hear you. Let's add up everything you'd spend over the years and look at the whole bill together, shall we?",
        "That's a fair point. Let me break the price down so you see what each part gets you, and what you don't need comes out.",
    ),
    "answer need": lines(
        "You're right, nobody should buy what isn't used. Let's see which step costs you the most today, and if it saves nothing there I won't push.",
        "I understand, what you have still runs. Which part of it will be the first to give you trouble?",
        "How about a small trial: if the people who use it like it, you decide then?",
    ),
    "answer timing": lines(
        "I understand, you've got a lot on. Shall we look at what a later start would cost and what makes an early one hard, and then pick a date?",
        "You needn't start now. We could prepare everything, so that it's quick when the time comes. Which date would suit you?",
        "You set the time. Let me list what we'd need from your people and keep it small, would that help?",
    ),
    "answer trust": lines(
        "We haven't worked together, so that's a natural worry. I'll give you the numbers of some customers, and we talk after you've rung them.",
        "I understand your concern. What I tell you I'll put in writing, so you can check it line by line. Would that help?",
        "Seeing it is worth more than my talking. May I arrange a visit on site?",
    ),
    "answer rival": lines(
        "It's good that you compare. I won't run anyone down: tell me what counts for you, and we go through it point by point.",
        "They have their strengths. Where we differ is in what happens once it's running. May I give you an example?",
        "How about putting both on one sheet, and looking only at the lines that matter to you?",
    ),
    "answer": lines(
        "I see the point. Let me make sure which part it is, and then give you a proper answer, is that all right?",
        "That's a real concern. Let me say how we deal with it, and you tell me if it helps.",
    ),
    "check": lines(
        "On {doubt}: does that settle it for you, or what is still missing?",
        "Let me check: is there anything left about {doubt} that makes you uneasy?",
        "Have we dealt with {doubt}, or is there a side of it I haven't covered?",
        "Did my answer get to what really worried you?",
        "How do you see that point now, and what should I add?",
    ),
    "offer": (
        *lines(
            "{told}Based on what you've told me, I'd propose {terms}. I'll give you the reason for each point. What would you change?",
            "Let me put a whole package to you: {terms}. Shall we look at it as a whole first, then line by line?",
            "Taking those things together, my proposal is {terms}. Which parts suit you best?",
            "I suggest {terms}. I can show you where each figure comes from. Which one first?",
        ),
        *lines(
            "Let me put a whole package to you, and we look at it as a whole before the single lines.",
        ),
    ),
    "trade": (
        *lines(
            "If you can go along with {gets}, I can offer you {gives}. How would that be?",
            "Let's exchange: you give me {gets}, and I give you {gives}. What do you think?",
            "I can do {gives}, provided that we have {gets}. Would that work?",
            "If we can agree to {gets}, I'm willing to give you {gives}, so that it's fair for both. What do you say?",
        ),
        *lines(
            "If you can ease up on {get}, I can meet you on {give}. How would that be?",
            "I can talk about {give}, provided you come towards me on {get}. Would that work?",
        ),
        *lines("Let's exchange: you ease one point, and I meet you on another. Which two would suit you?"),
    ),
    "concede": (
        *lines(
            "I've heard what makes it hard for you, so to move us on I'll go to {terms}. What could you do in return?",
            "I've been through my costs again because I want this to work, and there is room for {terms}. Where could you move?",
            "Because I'd like us to work together for a long time, I can make it {terms}. In return, which point could you help me with?",
            "To close what's left of the gap, I'll take a small step: {terms}. Will you take the next one?",
        ),
        *lines(
            "I've heard what makes it hard for you, so I'll take a step. Which point could you help me with in return?",
        ),
    ),
    "hold": (
        *lines(
            "I'm going to stay with {terms}, because there's something real behind it. What are you missing in it?",
            "I understand you'd like more. But {terms} is what it takes to do it properly. If we take some off, what could you do without?",
            "My view is still {terms}. Apart from that, what else would help you?",
        ),
        *lines(
            "I'll hold that for now, because everything you asked for is in it. Where else could we look together?",
            "I won't move there just yet. Tell me: is it the money that's missing, or a way to explain it to your colleagues?",
        ),
    ),
    "silence": lines(
        "(Say nothing, look at them, and let them speak first.)",
        "(Pause, don't fill the gap, give them time to think.)",
        "(Wait quietly, make a note, and don't give anything away.)",
    ),
    "close": (
        *lines(
            "We've covered everything. If we make it {terms}, could we sign today?",
            "Let me read it back: {terms}. If nothing is open, shall we go through the contract?",
            "{told}We've been through what you care about. What's still missing for us to sign on {terms}?",
            "If {terms} suits you, I'll have the contract ready today. Shall I?",
        ),
        *lines(
            "We've covered everything. What's still missing before we can sign?",
        ),
    ),
    "accept": (
        *lines(
            "Then let's do it as you say: {terms}. I'll put it in writing for you straight away.",
            "I agree to {terms}. Thank you. Shall we settle who does what next?",
            "It's a deal: {terms}. I'll get it moving and keep you posted.",
        ),
        *lines(
            "Then let's do it as you say. I'll put it in writing for you straight away.",
        ),
    ),
    "promise delivery": lines(
        "I'll watch the delivery myself and tell you at every step.",
        "We'll deliver on the day, and you'll have the date from me in writing.",
    ),
    "promise service": lines(
        "You'll have one person who answers for service, and I'll leave you the name and number.",
        "I'll come by regularly once it's running, and you can call me directly. You have my word.",
    ),
    "promise call": lines(
        "I'll find out and call you back at the time we agree. When would suit you?",
        "I've noted it, and I'll call you back whether I have an answer or not.",
    ),
    "promise sample": lines(
        "I'll arrange a sample for you to try first. When would suit you?",
        "Let me get you a sample, so the people who'd use it can try it.",
    ),
    "promise document": lines(
        "I'll put the documents together and send them. Which ones are you missing?",
        "I'll make a list of the papers you need and see that you get every one.",
    ),
    "promise": lines(
        "You have my word on {topic}. I'll see to it and tell you when it's done.",
        "I've noted {topic}. I only promise what I can do, and I can do this.",
    ),
    "approval": (
        *lines(
            "{theirs} is beyond what I may decide. I won't promise lightly, so let me ask my manager now and give you a firm answer.",
            "I can't decide {theirs} by myself. If it's approved, could you sign? That would help me argue for it.",
        ),
        *lines(
            "I need my manager's approval for that. Before I ask: if it's granted, is everything else settled?",
            "That isn't mine to decide. I'll ask, and you'll hear exactly what I'm told.",
        ),
    ),
    "walk": lines(
        "Thank you for your time. On these terms we couldn't do it well, and that wouldn't help you. If things change, call me any time.",
        "It seems we can't make it fit this time. I'll send you what we discussed, and when things change, shall we talk again?",
        "I'd very much like to work with you, but signing this would hurt us both. Let's stop here for today, and the door stays open.",
    ),
}
