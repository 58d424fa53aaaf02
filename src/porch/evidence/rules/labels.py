"""Words for codes that stand in reports."""

from collections.abc import Iterable, Mapping

from porch.evidence.rules.gathered import Stood
from porch.evidence.rules.said import Said, say
from porch.people.rules.vocabulary import label_of, words_of
from porch.programmes.rules.endings import Ending

STOOD: Mapping[Stood, Said] = {
    Stood.MENTEE: say("Had a peer or mentor"),
    Stood.MENTOR: say("Was a mentor"),
    Stood.BOTH: say("Had one and was one"),
    Stood.NEITHER: say("Neither"),
}

GROUPS: tuple[tuple[Said, tuple[Stood, ...]], ...] = (
    (say("Had a peer or mentor"), (Stood.MENTEE,)),
    (say("Was a mentor"), (Stood.MENTOR, Stood.BOTH)),
    (say("Neither"), (Stood.NEITHER,)),
)
"""Those who are looked at apart. Whoever had a mentor and was one counts as a mentor."""

ENDINGS: Mapping[str, Said] = {
    Ending.OPEN.value: say("Goes on"),
    Ending.COMPLETED.value: say("Finished as planned"),
    Ending.LEFT.value: say("Left before the end"),
    Ending.ENDED_BY_HOST.value: say("Ended by the host"),
    Ending.TRANSFERRED.value: say("Went on elsewhere"),
    Ending.INCARCERATED.value: say("Was imprisoned"),
    Ending.DIED.value: say("Died"),
    Ending.OTHER.value: say("Another reason"),
}

STEPS: Mapping[str, Said] = {
    "there": say("Took part"),
    "counted": say("Said their figures may be counted"),
    "diary": say("Told of days"),
    "followed": say("Told of four days in five"),
    "left": say("Their stay is over"),
}

WITHOUT: Mapping[str, Said] = {
    "not-said-yes": say("did not say that their figures may be counted"),
    "waits": say("came since the last report, and wait until there are more of them"),
    "again": say("later stays of people who are here already"),
    "no-diary": say("told of no days"),
    "too-few-days": say("told of fewer than four days in five"),
    "goes-on": say("are still taking part"),
}

LIVED: Mapping[str, Said] = {
    "age": say("Age"),
    "gender": say("Gender"),
    "substance": say("What it is about"),
    "language": say("Language"),
}

UNSAID, SEVERAL = say("Did not say"), say("More than one")
LISTS: Mapping[str, str] = {
    "age": "age_bands",
    "gender": "genders",
    "substance": "substances",
    "language": "languages",
}
"""The vocabulary in which each answer stands."""


def answer_of(about: str, code: str) -> Said:
    """What people read for an answer about themselves."""
    if code in ("", "several"):
        return SEVERAL if code else UNSAID
    return Said((label_of(LISTS[about], code) if about in LISTS else code).replace("%", "%%"))


def in_order(about: str, codes: Iterable[str]) -> list[str]:
    """Answers in the order in which they are asked; whoever did not say comes last."""
    asked = [word.code for word in words_of(LISTS[about])] if about in LISTS else []
    places = {code: at for at, code in enumerate(asked)}
    return sorted(codes, key=lambda code: (code == "", places.get(code, len(places)), code))


WEEKS: Mapping[str, Said] = {
    "sessions": say("Sessions attended"),
    "checkins": say("Days told of"),
    "new": say("People new here"),
}


def label(codes: Mapping[str, Said], code: str) -> Said:
    """The words for a code; a code nobody gave words to stands as it is."""
    return codes.get(code) or Said("%(code)s", {"code": code})
