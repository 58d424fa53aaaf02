"""GetSearchResults: which meetings a question finds, in which order, and what is sent of them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from porch.listings.semantic import formats
from porch.listings.semantic.asked import USUAL_SORT, Near, Question, Signed, Within
from porch.listings.semantic.bodies import below
from porch.listings.semantic.catalogue import NO_DISTANCE, Catalogue, Rows, fields_known
from porch.listings.semantic.circles import KM, MILES, degrees_of, radius_holding, within
from porch.listings.semantic.rows import DISTANCES

type Mask = NDArray[np.bool_]

OF_FORMATS = ("formats", "format_shared_id_list")
NOT_COMPARED = frozenset({"formats", "latitude", "longitude"})


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of a catalogue in their order; ``degrees`` from the point that was asked about, beside each."""

    rows: Rows
    degrees: NDArray[np.float64] | None = None


def search(catalogue: Catalogue, question: Question) -> Found:
    """The meetings, sorted, and of them the page that is asked for."""
    if question.is_void or not len(catalogue):
        return Found(np.empty(0, dtype=np.intp))
    rows = np.flatnonzero(_mask(catalogue, question))
    degrees = None
    if question.near is not None:
        rows, degrees = _around(catalogue, rows, question.near)
    order = _order(catalogue, question, rows, degrees)
    if order is not None:
        rows, degrees = rows[order], None if degrees is None else degrees[order]
    page = _page(question)
    return Found(rows[page], None if degrees is None else degrees[page])


def answer(catalogue: Catalogue, question: Question) -> bytes:
    """The whole answer as JSON."""
    found = search(catalogue, question)
    if question.only_formats:
        return b'{"formats":' + _formats(catalogue, question, found.rows) + b"}"
    rows = _rows(catalogue, question, found)
    if question.with_formats:
        return b'{"meetings":' + rows + b',"formats":' + _formats(catalogue, question, found.rows) + b"}"
    return rows


def as_json(said: object) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


# ---- which ----


def _mask(catalogue: Catalogue, question: Question) -> Mask:
    mask = np.ones(len(catalogue), dtype=bool)
    for signed, column in (
        (question.meetings, catalogue.numbers),
        (question.weekdays, catalogue.weekdays),
        (question.venues, catalogue.venues),
        (_services(catalogue, question), catalogue.of_bodies),
    ):
        if signed:
            mask &= _is_wanted(signed, column)
    if question.formats:
        mask &= _has_formats(catalogue, question)
    if question.within != Within():
        mask &= _is_within(catalogue, question.within)
    if question.key:
        mask &= _has_value(catalogue, question)
    if question.text:
        mask &= _says(catalogue, question.text)
    return mask


def _is_wanted(signed: Signed, column: NDArray[np.generic]) -> Mask:
    mask = np.ones(len(column), dtype=bool)
    if signed.wanted:
        mask &= np.isin(column, list(signed.wanted))
    if signed.without:
        mask &= ~np.isin(column, list(signed.without))
    return mask


def _services(catalogue: Catalogue, question: Question) -> Signed:
    asked = question.services
    if not question.recursive:
        return asked
    wanted, without = (frozenset(below(catalogue.bodies, some)) for some in (asked.wanted, asked.without))
    return Signed(wanted, without)


def _has_formats(catalogue: Catalogue, question: Question) -> Mask:
    wanted = question.formats.wanted
    mask = np.full(len(catalogue), not (wanted and question.any_format))
    for number in wanted:
        if question.any_format:
            mask |= _has_format(catalogue, number)
        else:
            mask &= _has_format(catalogue, number)
    for number in question.formats.without:
        mask &= ~_has_format(catalogue, number)
    return mask


def _has_format(catalogue: Catalogue, number: int) -> Mask:
    mask = np.zeros(len(catalogue), dtype=bool)
    mask[catalogue.of_format.get(number, np.empty(0, dtype=np.intp))] = True
    return mask


def _is_within(catalogue: Catalogue, within: Within) -> Mask:
    mask = np.ones(len(catalogue), dtype=bool)
    if within.starts_after is not None:
        mask &= catalogue.starts > within.starts_after
    if within.starts_before is not None:
        mask &= catalogue.starts < within.starts_before
    if within.ends_before is not None:
        mask &= catalogue.starts + catalogue.minutes <= within.ends_before
    if within.at_least is not None:
        mask &= catalogue.minutes >= within.at_least
    if within.at_most is not None:
        mask &= catalogue.minutes <= within.at_most
    return mask


def _has_value(catalogue: Catalogue, question: Question) -> Mask:
    """Meetings of which a field is one of the values, whatever their case."""
    column = None if question.key in NOT_COMPARED else catalogue.column(question.key)
    if column is None:
        return np.zeros(len(catalogue), dtype=bool)
    is_time = question.key in ("start_time", "duration_time")
    values = {_as_time(value) if is_time else value.casefold() for value in question.values}
    return np.fromiter((value.casefold() in values for value in column), dtype=bool, count=len(column))


def _as_time(said: str) -> str:
    hours, _, rest = said.partition(":")
    minutes = rest.partition(":")[0]
    if not (hours.isdecimal() and minutes.isdecimal()):
        return said
    return f"{int(hours):02}:{int(minutes):02}:00"


def _says(catalogue: Catalogue, text: str) -> Mask:
    """By words; where the text is nothing but numbers, by the numbers of meetings."""
    parts = [part.strip() for part in text.split(",")]
    if all(part.isdecimal() for part in parts):
        return np.isin(catalogue.numbers, [int(part[:18]) for part in parts])
    return catalogue.wording.having(text)


def _around(catalogue: Catalogue, rows: Rows, near: Near) -> tuple[Rows, NDArray[np.float64]]:
    nearness = catalogue.places.nearness(near.latitude, near.longitude, rows)
    width, scale = (near.km, KM) if near.miles is None else (near.miles, MILES)
    if width is None:
        return rows, degrees_of(nearness)
    if width < 0:
        width = radius_holding(nearness, int(-width), scale)
    held = within(nearness, width / scale)
    return rows[held], degrees_of(nearness[held])


# ---- in which order ----


def _order(
    catalogue: Catalogue, question: Question, rows: Rows, degrees: NDArray[np.float64] | None
) -> NDArray[np.intp] | None:
    """None where they stand in their order already. What is equal stays in the usual order."""
    if question.by_distance and degrees is not None:
        return np.argsort(degrees, kind="stable")
    if question.sort == USUAL_SORT:
        return None
    ranks = [column for name in question.sort if (column := catalogue.ranks(name)) is not None]
    return np.lexsort([column[rows] for column in reversed(ranks)]) if ranks else None


def _page(question: Question) -> slice:
    if question.page_size is None:
        return slice(None)
    start = (question.page - 1) * question.page_size
    return slice(start, start + question.page_size)


# ---- what is sent ----


def _rows(catalogue: Catalogue, question: Question, found: Found) -> bytes:
    known = fields_known(catalogue)
    fields = [name for name in question.fields if name in known]
    if fields or _has_other_keys(catalogue, question.lang):
        return as_json(_chosen(catalogue, question, found, fields))
    texts = (catalogue.told[row].text for row in found.rows.tolist())
    if found.degrees is None:
        return b"[" + b",".join(texts) + b"]"
    skip = len(NO_DISTANCE)
    measured = zip(texts, _distances(found), strict=True)
    return b"[" + b",".join(_measured(text[skip:], *far) for text, far in measured) + b"]"


def _has_other_keys(catalogue: Catalogue, lang: str) -> bool:
    return bool(lang) and any(one.key(lang) != one.key() for one in catalogue.formats.values())


def _measured(text: bytes, km: str, miles: str) -> bytes:
    return b'{"distance_in_km":"%b","distance_in_miles":"%b",%b' % (km.encode(), miles.encode(), text)


def _distances(found: Found) -> Iterable[tuple[str, str]]:
    if found.degrees is None:
        return [("", "")] * len(found.rows)
    return [
        ("", "") if far != far else (f"{far * KM:.14g}", f"{far * MILES:.14g}")
        for far in found.degrees.tolist()
    ]


def _chosen(
    catalogue: Catalogue, question: Question, found: Found, fields: Sequence[str]
) -> list[dict[str, str]]:
    """The rows with these fields only, or with all; the formats in the language that is asked for."""
    names = fields or (*DISTANCES, *catalogue.fields)
    at = {name: place for place, name in enumerate(catalogue.fields)}
    kept = [(name, at[name]) for name in names if name in at]
    told = [catalogue.told[row] for row in found.rows.tolist()]
    rows = [{name: values[place] for name, place in kept} for values in (one.values for one in told)]
    if any(name in names for name in DISTANCES):
        for row, far in zip(rows, _distances(found), strict=True):
            row |= {name: text for name, text in zip(DISTANCES, far, strict=True) if name in names}
    if _has_other_keys(catalogue, question.lang):
        for row, one in zip(rows, told, strict=True):
            spoken = formats.keys_and_numbers([catalogue.formats[n] for n in one.formats], question.lang)
            row |= {name: text for name, text in zip(OF_FORMATS, spoken, strict=True) if name in row}
    return rows


def _formats(catalogue: Catalogue, question: Question, rows: Rows) -> bytes:
    used = catalogue.used_formats(rows.tolist())
    return as_json(formats.rows(used, [question.lang or formats.USUAL], catalogue.root))
