"""What a notice says, and how a listener's place in a stream is written."""

from collections.abc import Mapping

# every notice is one of these fixed lines: no names, no topics, nothing anyone wrote
SENTENCES: Mapping[str, str] = {
    "something-new": "You have something new.",
    "new-message": "You have a new message.",
    "message-request": "Someone would like to write to you.",
    "request-accepted": "Someone said yes to talking with you.",
    "conversation-ended": "A conversation has ended.",
    "offer": "There is someone we think you could meet.",
    "offer-accepted": "Good news about someone to meet.",
    "pair-started": "You and someone new can talk now.",
    "pair-ended": "Something changed among your people.",
    "review": "A time you agreed to comes to its end soon.",
    "agreement": "There is something for the two of you to read.",
    "still-there": "There is a small question for you.",
    "meetup": "A time to meet has been suggested or changed.",
    "starts-soon": "Something you said yes to starts soon.",
    "reminder": "A reminder you set.",
    "circle": "There is a small group you could join.",
    "vote-open": "There is something you can help decide.",
    "vote-decided": "Something you had a say in is decided.",
    "kept": "You and someone here would both like to stay in touch.",
    "together": "Something small you are part of has changed.",
    "gathering": "A gathering you mean to come to has changed.",
    "stand-by": "Someone asks you something small.",
    "stands-by": "Someone said yes to something you asked.",
    "told-you": "Someone told you how something went.",
    "warm-line": "Someone sent you a line.",
    "quiet-between": "There is something small about one of your people.",
    "debrief": "Someone asks whether you have time for a talk.",
    "group-news": "There is news in a group of yours.",
    "group-ask": "Someone would like to come into a group.",
    "group-answer": "There is an answer about a group.",
    "listing-doubted": "Somebody asks about something of a group you look after.",
    "term-ends": "Something you look after changes hands soon.",
    "report-answered": "There is an answer to what you told us.",
    "way-back": "Somebody asked for a way back into your account.",
    "signed-in": "You signed in somewhere new. If it was not you, look here.",
    "part-changed": "Your part here has changed.",
    "needs-a-person": "Something at the desk needs a person.",
    "needs-a-person-now": "Something at the desk needs a person now.",
    "opened": "Two people of the desk opened something of yours.",
    "standing": "Something was decided about your account.",
    "asked-for-you": "Someone could use you now.",
    "someone-came": "Someone said yes to what you asked.",
    "ask-answered": "There is an answer to what you asked.",
    "shift-free": "A time on the rota is free to take.",
    "still-helping": "Please look at the times you gave.",
    "story-up": "What you wrote is up.",
    "story-back": "There is a note for you about what you wrote.",
    "story-thanks": "Something came back for what you wrote.",
    "said-under-story": "Somebody wrote under a story of yours.",
    "answered-you": "Somebody answered what you said.",
    "room-word": "Somebody wrote to you alone in a room.",
    "room-not-ok": "Somebody in a room with you could use you now.",
    "shown-to-you": "Somebody showed you something.",
    "words-are-up": "What you said can be read now.",
    "house-now": "Someone could use you now.",
}

SHOWN_BY_THEIR_ROOM = frozenset(
    {"new-message", "message-request", "offer", "way-back", "vote-open", "asked-for-you"}
    | {"story-up", "story-back", "story-thanks", "reminder"}
)  # Today has cards for these

MOST_TOPICS = 8


class WrongTopics(Exception):
    """The address names no topic, too many, or a place that cannot be read. Its text is for the caller."""


def topics_of(named: list[str]) -> list[str]:
    """The topics an address asks for, each once; WrongTopics with one sentence when it cannot be answered."""
    topics = list(dict.fromkeys(named))
    if not topics:
        raise WrongTopics("Name at least one topic: /live/?topic=me:ID")
    if len(topics) > MOST_TOPICS:
        raise WrongTopics(f"{len(topics)} topics were asked for; one stream carries at most {MOST_TOPICS}.")
    for topic in topics:
        kind, colon, ident = topic.partition(":")
        if not (kind and colon and ident) or not topic.isprintable() or ";" in topic:
            raise WrongTopics("A topic is written kind:id.")
    return topics


def places_of(written: str) -> dict[str, int]:
    """``topic:seq;topic:seq`` as numbers by topic; WrongTopics when it is not written like that."""
    places: dict[str, int] = {}
    for part in filter(None, written.split(";")):
        topic, colon, seq = part.rpartition(":")
        if not (topic and colon and seq.isascii() and seq.isdigit()) or len(seq) > 18:
            raise WrongTopics("A place in the stream is written topic:number;topic:number.")
        places[topic] = int(seq)
    return places


def written_places(places: Mapping[str, int | None]) -> str:
    """The whole place of one stream, as it stands in an event's id line."""
    return ";".join(f"{topic}:{seq}" for topic, seq in places.items() if seq is not None)
