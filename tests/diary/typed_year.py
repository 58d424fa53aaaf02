"""A year and a few days as one made-up person types them, through the pages alone.

From 1 September 2027 to 10 September 2028. Here is what every day is like; how good it was is drawn. What happens on
single days is in ``happenings.py``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from urllib.parse import urlencode
from uuid import uuid4

from porch.kit.posted import seal_box
from porch.kit.webpush import from_text, to_text
from tests.diary.typing_in import Typed, Typist, filled_in

DAY = timedelta(days=1)
FIRST, LAST = date(2027, 9, 1), date(2028, 9, 10)
DAY_47 = FIRST + 46 * DAY
PLACES = {
    date(2028, 1, 15): "America/New_York",
    date(2028, 2, 11): "Europe/London",
    date(2028, 5, 2): "Pacific/Auckland",
    date(2028, 6, 6): "Europe/London",
}
"""Where they wake up from that day on; over the date line to Honolulu in between is in ``happenings.py``."""
MOODS = ("good", "ok", "up-and-down", "hard", "very-hard")
type Letter = dict[str, str]


@dataclass
class Everyday:
    """The person at the page, the addresses of what they keep days of, the letters that wait on their phone."""

    typist: Typist
    draw: Random = field(default_factory=lambda: Random(47))
    drinking: str = ""
    smoking: str = ""
    notes: dict[str, int] = field(default_factory=dict)
    waiting: list[Letter] = field(default_factory=list)

    def days(self) -> Iterator[date]:
        """One day after another, typed; each is given to the caller when it is over."""
        day = FIRST
        while day <= LAST:
            if day in PLACES:
                self.move(day, PLACES[day])
            special = getattr(self, f"on_{day:%Y_%m_%d}", None)
            if special is not None:
                special(day)
            else:
                self.usual(day)
            yield day
            day += DAY

    def usual(self, day: date) -> None:
        """Missing now and then, or told after midnight; on some days twice; sometimes they would rather not say."""
        kind = self.draw.random()
        if kind < 0.10:
            self.note("missing")
            return
        if kind < 0.15:
            with self.at(day + DAY, 0, 20):
                self.past(day, used="no", mood=self.mood())
            self.note("told the day after")
            return
        if kind < 0.35:
            with self.at(day, 7, 45):
                self.check_in()
            self.note("told twice")
        self.evening(day, "unsaid" if kind > 0.97 else "" if kind > 0.93 else "no")

    def evening(self, day: date, used: str = "no") -> None:
        with self.at(day, 22, self.draw.randrange(60)):
            self.entry(day, used=used, **self.drawn())
        self.note({"unsaid": "rather not say", "": "use left out"}.get(used, "told"))

    def mood(self) -> str:
        return self.draw.choice(MOODS)

    def drawn(self) -> dict[str, Typed]:
        said: dict[str, Typed] = {"mood": self.mood()}
        if self.draw.random() < 0.8:
            said["craving"] = str(self.draw.randrange(8))
        if self.draw.random() < 0.5:
            said["sleep"] = self.draw.choice(("5.0", "6.5", "8.0"))
        if self.draw.random() < 0.5:
            said |= {"halt": ["tired"], "did": ["called", "out"]}
        if self.draw.random() < 0.1:
            said["note"] = "Rain on the roof, and the kettle."
        return said

    # ---- pages ----

    @contextmanager
    def at(self, day: date, hour: int, minute: int = 0, *, again: bool = False) -> Iterator[None]:
        with self.typist.at(day, hour, minute, again=again):
            yield

    def move(self, day: date, zone: str) -> None:
        """In another place: the setting is changed there."""
        self.typist.zone = zone
        with self.at(day, 6, 15):
            self.typist.open("/settings/time/")
            self.typist.send("/settings/time/", time_zone=zone)

    def check_in(self) -> None:
        page = "/progress/check-in/"
        self.typist.send_by_heart(page, page, page, lambda: {}, mood=self.mood())

    def entry(self, day: date, /, **said: Typed) -> str:
        """The whole entry of today, on the page of today."""
        return self._write("today", "/progress/", day, said)

    def past(self, day: date, /, **said: Typed) -> str:
        """The same of another day, on its own page."""
        return self._write("another day", f"/progress/days/{day}/", day, said)

    def _write(self, kind: str, page: str, day: date, said: dict[str, Typed]) -> str:
        typed = {name: value for name, value in said.items() if value}
        return self.typist.send_by_heart(
            kind, page, page, lambda: {"day": str(day), "sent_as": str(uuid4())}, **typed
        )

    def note(self, what: str) -> None:
        self.notes[what] = self.notes.get(what, 0) + 1

    # ---- without signal ----

    def keep_on_the_phone(self, day: date, hour: int, minute: int, **said: Typed) -> None:
        """Today's entry on the page for when there is no signal, sealed as ``queue.js`` does it."""
        with self.at(day, hour - 2):
            told = self.typist.client.get("/progress/send/").json()
            self.typist.open("/no-signal/")
        sheet = self.typist.sheet("/progress/")
        at = self.typist.moment(day, hour, minute).isoformat()
        fields = filled_in(sheet, {**said, "day": str(day), "sent_as": str(uuid4())})
        letter = {
            "mine": told["mine"],
            "id": fields["sent_as"][0],
            "day": str(day),
            "at": at,
            "zone": self.typist.zone,
        }
        about = "|".join(letter[name] for name in ("mine", "id", "day", "at", "zone"))
        words = urlencode(fields, doseq=True).encode()
        box = seal_box(words, from_text(told["point"]), about=about, nonce=self.draw.randbytes(12))
        self.waiting.append({**letter, "box": to_text(box)})

    def send_what_waits(self) -> None:
        """There is signal again. The answer to the first sending is lost, so it is sent twice."""
        for letter in self.waiting:
            for _ in range(2):
                answer = self.typist.client.post("/progress/send/", letter, content_type="application/json")
                assert (answer.status_code, answer.json()["kept"]) == (200, letter["id"])
                assert answer.json()["day"] == letter["day"]
            self.note("sent later")
        self.waiting.clear()
