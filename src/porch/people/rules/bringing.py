"""A parcel from another place, opened with care: what it may hold, and how big it may be."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile
from zlib import error as BadBytes  # noqa: N812  it is an exception, whatever its name

FORMAT = "porch-member/1"
MOST_PACKED = 8 * 2**20  # bytes
MOST_OPENED = 32 * 2**20
MOST_TIMES = 200  # how much bigger than packed; words pack some twenty times
MOST_FILES = 50
TOLD = (
    *("substances", "right_now", "first_wish", "pathways", "life_stage", "experience", "interests"),
    *("story_tags", "languages", "hours", "remote", "km", "age_band", "gender_words", "gender_lists"),
    *("accepts_genders", "accepts_ages", "accepts_pathways", "min_recovery_days", "capacity"),
    "recovery_since",
)
"""What is taken of what one told. What others may be shown, and whom one waits for, is asked anew here."""


class NotAParcel(Exception):
    """The file cannot be taken; the one sentence says why. Nothing was changed."""


def open_parcel(packed: bytes) -> dict[str, Any]:
    """What ``data.json`` of a parcel says. NotAParcel for anything else, and for what is too big."""
    if len(packed) > MOST_PACKED:
        raise NotAParcel("This file is too big to be what you downloaded from another place.")
    try:
        with ZipFile(BytesIO(packed)) as box:
            text = _text_of(box)
    except (BadZipFile, BadBytes, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as wrong:
        raise NotAParcel("This is not the ZIP file that another place gave you, or it is damaged.") from wrong
    try:
        data = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as wrong:
        raise NotAParcel("What is in this file cannot be read. Download it once more over there.") from wrong
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise NotAParcel("This file is of another kind than the one Settings gives you to download.")
    return data


def _text_of(box: ZipFile) -> bytes:
    inside = box.infolist()
    found = [one for one in inside if one.filename == "data.json"]
    if len(found) != 1 or len(inside) > MOST_FILES:
        raise NotAParcel("This ZIP file is not one that Settings gives you to download.")
    if found[0].flag_bits & 1:
        raise NotAParcel("This file is sealed. Open it with its passphrase first, and bring what was in it.")
    if found[0].file_size > min(MOST_OPENED, MOST_TIMES * max(found[0].compress_size, 1)):
        raise NotAParcel("This file holds more than such a file can hold.")
    with box.open(found[0]) as file:
        text = file.read(MOST_OPENED + 1)  # what the file says of its size is not believed
    if len(text) > MOST_OPENED:
        raise NotAParcel("This file holds more than such a file can hold.")
    return text


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def told_in(data: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of what one told of oneself that may be taken, as the parcel has them."""
    share = data.get("people")
    lived = share.get("lived_experience") if isinstance(share, Mapping) else None
    if not isinstance(lived, Mapping):
        return {}
    told = {field: lived[field] for field in TOLD if field in lived}
    if lived.get("lat") is not None and lived.get("lon") is not None:
        told["place"] = (lived["lat"], lived["lon"])
    return told


def zone_in(data: Mapping[str, Any]) -> str:
    share = data.get("people")
    account = share.get("account") if isinstance(share, Mapping) else None
    zone = account.get("time_zone") if isinstance(account, Mapping) else ""
    return zone if isinstance(zone, str) else ""


def own_words_in(data: Mapping[str, Any]) -> list[dict[str, str]]:
    """One's own words with their moments, oldest first; not one of anybody else's, and nobody's name."""
    found = [_line(one) for one in _rows(data.get("brought_words"))]
    for talk in _rows(data.get("talk")):
        found += [_line(one) for one in _rows(talk.get("messages")) if one.get("by") == "me"]
    return sorted((line for line in found if line["words"]), key=lambda line: line["at"])


def _line(one: Mapping[str, Any]) -> dict[str, str]:
    at, words = one.get("at"), one.get("words")
    try:
        moment = datetime.fromisoformat(at).astimezone(UTC).isoformat() if isinstance(at, str) else ""
    except (ValueError, OverflowError):
        moment = ""
    return {"at": moment, "words": words.encode(errors="replace").decode() if isinstance(words, str) else ""}


def _rows(share: Any) -> list[Mapping[str, Any]]:
    return [one for one in share if isinstance(one, Mapping)] if isinstance(share, list) else []
