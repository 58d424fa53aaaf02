"""What is so in a room, in words people read."""

from django.utils.translation import gettext_lazy as _

SHOWN = {
    "member": _("A member: no name at all"),
    "letter": _("One letter of my name"),
    "name": _("My name here"),
}

MODES = {
    "order": _("Sharing order: one after the other"),
    "open": _("Open: anyone, as it comes"),
    "speaker": _("A speaker, then the order"),
    "silent": _("Silent: only written words"),
    "closing": _("Closing: no more hands"),
}

HOWS = {
    "first-come": _("Who raised a hand first"),
    "quietest": _("Who shared least comes first"),
    "round": _("Round the circle, everyone may pass"),
    "pitch": _("Whoever shares says who is next"),
}

KEEPS = {
    "end": _("Gone when the room ends"),
    "day": _("Kept for 24 hours, for those who were here"),
    "week": _("Kept for 7 days, for those who were here"),
}

REACTIONS = {
    "with-you": _("With you"),
    "thank-you": _("Thank you"),
    "me-too": _("Me too"),
}

LENGTHS = {
    30: _("30 minutes"),
    45: _("45 minutes"),
    60: _("1 hour"),
    90: _("1 hour and a half"),
    120: _("2 hours"),
}

SHARES = {
    0: _("No timer"),
    2: _("2 minutes"),
    3: _("3 minutes"),
    5: _("5 minutes"),
    8: _("8 minutes"),
}

ROLES = {
    "host": _("Host"),
    "co-host": _("Co-host"),
    "greeter": _("Greeter"),
    "timekeeper": _("Timekeeper"),
    "captioner": _("Captioner"),
}

DOES = {
    "host": _("Hosts: leads the room, and hands it over."),
    "co-host": _("Helps to lead, and goes on when the host drops out."),
    "greeter": _("Lets people in, and says a word to whoever comes late."),
    "timekeeper": _("Keeps the time: a minute more, a pause."),
    "captioner": _("Types what is said, for whoever cannot hear it."),
}

DOORS = {
    "free": _("Open: people come in by themselves"),
    "asks-first": _("Waiting room: somebody lets people in"),
    "locked": _("Closed: nobody new comes in"),
}

STEPS = {
    "welcome": _("Welcome"),
    "reading": _("Reading, by its title only"),
    "speaker": _("A speaker"),
    "round": _("A round"),
    "pitch": _("Whoever shares says who is next"),
    "open": _("Open talk"),
    "silence": _("Silence"),
    "closing": _("Closing"),
}

RULES = (
    _("One person shares at a time. The rest of us listen."),
    _("You can just listen. Nobody is called on who did not ask for it."),
    _("Speak of yourself. No advice unless someone asks."),
    _("What is said here and who is here stays here."),
    _("You can leave at any moment, without a word."),
)
