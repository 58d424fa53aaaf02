"""The way back for someone who lost password and words: its states, its day, its code, the phrase it goes by."""

import random
import re
import unicodedata
from datetime import timedelta

from porch.kit.lifecycle import Lifecycle

DELAY = timedelta(hours=24)  # every open session is shown it for a day before the code opens anything
USABLE = timedelta(hours=48)  # and then it is good for two days

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # sixty bits in twelve
HOW_MANY, IN_A_GROUP = 12, 4
READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})  # no code has these four

FEWEST_WORDS, MOST_WORDS, FEWEST_LETTERS = 2, 8, 8
SAID_BY_ANYONE = frozenset(
    {
        "let me in",
        "let me back in",
        "i lost my password",
        "i forgot my password",
        "open sesame",
        "my name is",
        "i love you",
        "it is me",
        "its me again",
        "password password",
        "one two three four",
    }
)

WAY_BACK = Lifecycle(
    name="a way back",
    start="open",
    final=frozenset({"refused", "used", "over"}),
    moves={
        "refuse": (frozenset({"open"}), "refused"),
        "use": (frozenset({"open"}), "used"),
        "end": (frozenset({"open"}), "over"),
    },
)


class NotAPhrase(Exception):
    """Too short, too long, or what anybody would try. ``why`` is "few", "many", "short", "name" or "anyone"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def draw_code(chance: random.Random) -> str:
    """Twelve letters and digits in three groups, such as "K7QM-2XTP-9RWD"."""
    drawn = "".join(chance.choice(LETTERS) for _ in range(HOW_MANY))
    return "-".join(drawn[at : at + IN_A_GROUP] for at in range(0, HOW_MANY, IN_A_GROUP))


def as_code(typed: str) -> str:
    """A code however it was typed; letters that no code has are read as those they are taken for."""
    return re.sub(r"[^0-9A-Z]", "", typed.upper()).translate(READ_AS)


def as_said(phrase: str) -> str:
    """A phrase as it is heard: capitals, accents, apostrophes, commas and spaces do not matter."""
    plain = unicodedata.normalize("NFKD", phrase.casefold())
    spoken = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in "'’")
    return " ".join(re.findall(r"[^\W_]+", spoken))


def checked_phrase(phrase: str, handle: str) -> str:
    """The phrase as it is kept; NotAPhrase when it is not two to eight words, or easily guessed."""
    said = as_said(phrase)
    words = said.split()
    if len(words) < FEWEST_WORDS:
        raise NotAPhrase("few")
    if len(words) > MOST_WORDS:
        raise NotAPhrase("many")
    if said in SAID_BY_ANYONE:
        raise NotAPhrase("anyone")
    own = set(words) - set(as_said(handle).split())
    if not own:
        raise NotAPhrase("name")
    if len(own) < FEWEST_WORDS or sum(map(len, own)) < FEWEST_LETTERS:
        raise NotAPhrase("short")
    return said
