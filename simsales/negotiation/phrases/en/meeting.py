"""What an English-speaking buyer says around the talk itself: at the door, at the start, in a pause, on the way out."""

from __future__ import annotations

from ...moves import Say
from ..pieces import Table, lines

MEETING: Table = {
    Say.GREET_BACK: (
        *lines(
            "Go ahead, what would you like to cover?",
            "I'm listening, tell me why we're here.",
            "Time is short, so let's get into it.",
            "I'd like to hear your side first.",
            "~Start wherever you like.",
            "Tell me what's on your list for today.",
            "~We've both got busy days, so put it on the table.",
            "~You asked for the meeting, so you begin.",
        ),
        *lines(
            "It's good of you to come, make yourself comfortable.",
            "Nice to see you, take your time.",
            voice="warm",
            tone="warm, even",
        ),
        *lines(
            "Did you find us all right? Sit down and let's talk.", "You go first and I'll ask as we go.", voice="warm"
        ),
        *lines(
            "Let's run through the agenda, then you have the floor.",
            "I'll take notes, please begin.",
            voice="businesslike",
        ),
        *lines("What have you got?", "Keep it short, I've got another call.", "Let's hear it.", voice="blunt"),
        *lines(
            "Please begin with the purpose of your visit.",
            "I suggest we take the points in order, after you.",
            voice="formal",
        ),
        *lines(
            "We still have last time to talk about, so what is it today?",
            "Say what you came to say, my patience is thin.",
            tone="angry",
            phase="follow up",
        ),
    ),
    Say.GATE: (
        *lines(
            "May I ask who's calling and what it's about?",
            "They're not free at the moment. What is it concerning?",
            "Do you have an appointment? What's it about?",
            "Tell me what it's about and I'll see who should hear it.",
            "Are they expecting you? And what does it concern?",
            "What should I say it's regarding?",
            "~A lot of people ask for them. Why should it be you today?",
            "Before I put anyone through, I need to know what this is about.",
        ),
        *lines(
            "Sorry to ask, but who are you with, and what's it about?",
            "I'd love to help, just tell me what it's for.",
            voice="warm",
        ),
        *lines("Company, name and subject, please.", "Which project is this in connection with?", voice="businesslike"),
        *lines(
            "If you're selling something, we don't need it. What is it?",
            "They're busy. What do you want?",
            voice="blunt",
        ),
        *lines(
            "May I have your name and the nature of your enquiry?",
            "I can't connect anyone without knowing the matter at hand.",
            voice="formal",
        ),
    ),
    Say.PASS_ON: (
        *lines(
            "That makes sense, I'll put you through.",
            "~They'll want to hear that, hold on.",
            "I'll see if they can take it now.",
            "Let me fetch them for you.",
            "~That's one for them, I'll connect you.",
            "~You've been clear, so I'll pass you on.",
            "They have a few minutes, go on through.",
            "I'll let them know you're here.",
        ),
        *lines(
            "You've explained that nicely, I'll get them for you.",
            "Have a seat, I'll have a quick word with them.",
            voice="warm",
        ),
        *lines(
            "I have the subject down, I'm transferring you now.",
            "That's noted, I'll connect you with the person in charge.",
            voice="businesslike",
        ),
        *lines("Fine, tell them yourself.", "Wait there, I'll get them.", voice="blunt"),
        *lines("If you would wait, I'll announce you.", "The matter is clear, please come this way.", voice="formal"),
    ),
    Say.WAIT: (
        *lines(
            "Go and ask, I'll be here.",
            "~Better you check than take it back later.",
            "I can wait for a proper answer.",
            "~Then let's park it until you know.",
            "Ask, and come back with something I can rely on.",
            "Take the time you need to find out.",
            "I'll go over the other points meanwhile.",
            "Check on your side, and then we'll carry on.",
        ),
        *lines("No hurry, I'll get us a coffee.", "Of course, you go and ask.", voice="warm"),
        *lines(
            "Please come back with it in writing.",
            "Understood, we'll resume once you've confirmed it.",
            voice="businesslike",
        ),
        *lines("Make it quick.", "Ask, then. I haven't got all day.", voice="blunt"),
        *lines(
            "By all means, I shall await your answer.", "Please consult your side, and we'll resume.", voice="formal"
        ),
    ),
    Say.FILL_SILENCE: (
        *lines(
            "Is something the matter?",
            "~You're doing sums, I take it?",
            "I'll take that as you thinking it over.",
            "What I said still stands, in case you wonder.",
            "If it's difficult, you can say so.",
            "I know it's not an easy one to answer.",
            "~You've gone quiet on me.",
            "~Say something, would you?",
        ),
        *lines(
            "Did I push too hard there? Tell me what you're thinking.",
            "It's fine, have a think, there's no rush.",
            voice="warm",
        ),
        *lines(
            "If you need a moment to run the numbers, say so.",
            "Shall we note this one and come back to it?",
            voice="businesslike",
        ),
        *lines("Well? Yes or no?", "Staring at me won't help.", voice="blunt", tone="even, cool, angry"),
        *lines("If you wish to reflect, I can wait.", "I should like to know your view on this.", voice="formal"),
    ),
    Say.LEAVE: (
        *lines(
            "~We're not going to get there, so let's leave it.",
            "I don't see this working, so I'm stopping here.",
            "We're too far apart, I'll end it here.",
            "~There's no point going round again, I'm leaving it there.",
            "We've said what there was to say and it doesn't fit, so that's it.",
            "~I'm calling this off.",
            "~This isn't going anywhere, so I'll go.",
            "At this point all I can do is walk away.",
        ),
        *lines(
            "I'm truly sorry, but this one won't work, so I'll say goodbye.",
            "You've been kind about it, but we can't make it fit, so let's leave it.",
            voice="warm",
        ),
        *lines(
            "The gap is still there, so we're ending the talks here.",
            "On these terms we can't proceed, so I'm closing the meeting.",
            voice="businesslike",
        ),
        *lines("We're done.", "No point. I'm off.", "It's not happening, I'm going.", voice="blunt"),
        *lines(
            "I regret that we could not find common ground, and I'll take my leave.",
            "I see no purpose in continuing, so I'll take my leave.",
            voice="formal",
        ),
        *lines("~I've had enough of this, we're done.", tone="angry"),
    ),
    Say.FAREWELL: (
        *lines(
            "That's it for today, then.",
            "We'll speak again.",
            "~Call me if anything changes.",
            "Let's leave it at that for today.",
            "~Safe journey back.",
            "If anything comes up, let me know.",
            "I won't keep you any longer.",
            "Goodbye for now.",
        ),
        *lines(
            "It was good to talk, come by any time.",
            "Mind how you go, it was a pleasure.",
            voice="warm",
            tone="warm, even",
        ),
        *lines("Take care of yourself.", "Thanks for coming all this way.", voice="warm"),
        *lines("We'll send round the notes.", "You'll hear from us through the usual channel.", voice="businesslike"),
        *lines("Right, I've got work to do.", "That's that.", voice="blunt"),
        *lines("I thank you for your time, goodbye.", "Further correspondence in writing, please.", voice="formal"),
        *lines("My people will be in touch about the details.", "~Now let's see you deliver.", claims="accepts"),
    ),
}
