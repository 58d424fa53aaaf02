"""``porch member import FILE.zip NAME``: what a member took along from another place."""

import zipfile
from pathlib import Path

from porch.config.start import Refused, ready, say


def is_parcel(file: Path) -> bool:
    """Whether this is a ZIP, and so no list of people to invite."""
    try:
        return file.suffix.lower() == ".zip" or zipfile.is_zipfile(file)
    except OSError:
        return False


def take_in(file: Path, handle: str, as_json: bool) -> None:
    """Take what is theirs out of a parcel into an account that is here already."""
    ready(migrate=True)
    from porch.config.commands.member import found
    from porch.kit import clock
    from porch.people.actions import bring
    from porch.people.rules.bringing import MOST_PACKED, NotAParcel

    if not handle:
        raise Refused(f"{file}: say who takes it in, as in porch member import FILE.zip 'Quiet Heron'")
    member = found(handle)
    try:
        with file.open("rb") as opened:
            taken = bring(member, opened.read(MOST_PACKED + 1), by=None, now=clock.now())
    except OSError as missing:
        raise Refused(f"{file}: cannot be read ({missing.strerror})") from missing
    except NotAParcel as why:
        raise Refused(f"{file}: {why}") from why
    facts = {"member": member.handle, "told": taken.told, "left_out": taken.left, "words": taken.words}
    sentence = (
        f"{member.handle} has {taken.told} answers and {taken.words} messages of their own from {file}."
    )
    say(facts, sentence, as_json)
