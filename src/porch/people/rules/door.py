"""Whether a filled-in join page looks like a machine's, and a small sum a device can do for a person.

None of it keeps a person out: what is too fast gets a second button, and who cannot do the sum has another way.
The sum is the self-hosted challenge of ALTCHA, version 2: find a counter so that PBKDF2-SHA-256 over nonce and
counter begins with a prefix.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import timedelta

HOLDS = timedelta(minutes=10)  # a filled-in page waits this long for its second step
LATELY = timedelta(hours=1)  # the time in which many joins turn the sum on
COST, PREFIX, KEY_LENGTH = 5000, "00", 32  # about half a second of one core, twice that on an old phone
MOST_COUNTER = 2**32 - 1
LONGEST_QUESTION, LONGEST_ANSWERS = 120, 200


@dataclass(frozen=True)
class Steps:
    """What stands between a filled-in page and the door: a second button, a question, a sum."""

    pause: bool = False
    question: bool = False
    puzzle: bool = False

    @property
    def any(self) -> bool:
        return self.pause or self.question or self.puzzle


def steps(
    *, waited: timedelta, least: timedelta, trap: str, asks: bool, joined_lately: int, puzzle_after: int
) -> Steps:
    """``trap`` is the field nobody sees; ``joined_lately`` how many joined within the hour, 0 turns the sum off."""
    return Steps(
        pause=waited < least or bool(trap),
        question=asks,
        puzzle=bool(puzzle_after) and joined_lately >= puzzle_after,
    )


def plain_answer(text: str) -> str:
    """An answer as it is compared: letters and digits alone, however they were typed."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^\w]+", "", "".join(one for one in letters if not unicodedata.combining(one)))


def answers_in(text: str) -> list[str]:
    """The answers that count, written one after another with commas."""
    return list(dict.fromkeys(filter(None, map(plain_answer, text.split(",")))))


@dataclass(frozen=True)
class Puzzle:
    """``nonce`` and ``salt`` are 16 bytes each, written in hexadecimal digits."""

    nonce: str
    salt: str
    cost: int = COST
    prefix: str = PREFIX

    def as_challenge(self) -> dict[str, object]:
        """As a solver reads it."""
        return {
            "algorithm": "PBKDF2/SHA-256",
            "cost": self.cost,
            "keyLength": KEY_LENGTH,
            "keyPrefix": self.prefix,
            "nonce": self.nonce,
            "salt": self.salt,
        }

    def is_solved_by(self, counter: str) -> bool:
        if not (counter.isascii() and counter.isdigit() and len(counter) <= 10):
            return False
        number = int(counter)
        return number <= MOST_COUNTER and self._key(number).hex().startswith(self.prefix)

    def _key(self, counter: int) -> bytes:
        password = bytes.fromhex(self.nonce) + counter.to_bytes(4, "big")
        return hashlib.pbkdf2_hmac("sha256", password, bytes.fromhex(self.salt), self.cost, KEY_LENGTH)
