"""One's own report and one's own days as files: for people and for programs, with what each column means."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from porch.evidence.exports import redcap
from porch.evidence.exports.fhir import Beside, own_bundle
from porch.evidence.rules.own import Own
from porch.kit.charts.picture import sheet
from porch.measures.merging import Day
from porch.measures.told import Told, Used

NEVER = (1980, 1, 1, 0, 0, 0)  # the oldest moment a zip file knows: the same days are the same bytes
REPORT, DAYS, BOOK, PACKAGE, ZIP = (
    "report.json",
    "days.csv",
    "codebook.csv",
    "datapackage.json",
    "my-report.zip",
)
REDCAP, DICTIONARY, FHIR = "redcap.csv", "redcap-dictionary.csv", "fhir.json"
NAMES = (REPORT, DAYS, BOOK, PACKAGE, ZIP, REDCAP, DICTIONARY, FHIR)
COLUMNS: Mapping[str, tuple[str, str]] = {
    "date": ("date", "The day, by your own calendar"),
    "used": ("integer", "1: use was told, 0: none was; empty: not told, or you would rather not say"),
    "grams": ("number", "Grams of pure alcohol, as far as it is known; 0 on a day without; empty: not known"),
    "cravings": ("string", "Each craving told that day, 0 to 10, with a bar between them"),
    "sleep": ("number", "Hours slept, as last told"),
    "mood": ("string", "How it was, as last told: good, ok, up-and-down, hard, very-hard"),
}


def days_csv(days: Mapping[date, Day], told: Sequence[Told]) -> str:
    """A row for each day of which anything was told."""
    by: dict[date, list[Told]] = {}
    for one in told:
        by.setdefault(one.day, []).append(one)
    return sheet(tuple(COLUMNS), (_row(day, days.get(day), by[day]) for day in sorted(by)))


def _row(day: date, stands: Day | None, told: Sequence[Told]) -> tuple[str, ...]:
    in_order = sorted(told, key=lambda one: one.at)
    sleep = next((one.sleep for one in reversed(in_order) if one.sleep is not None), None)
    mood = next((one.mood for one in reversed(in_order) if one.mood is not None), None)
    used = {Used.YES: "1", Used.NO: "0"}.get(stands.used, "") if stands and stands.used else ""
    grams = stands.grams if stands else None
    return (
        day.isoformat(),
        used,
        "" if grams is None else f"{grams:g}",
        "|".join(str(one.craving) for one in in_order if one.craving is not None),
        "" if sleep is None else f"{sleep:g}",
        mood.value if mood else "",
    )


def codebook_csv() -> str:
    return sheet(("column", "type", "meaning"), ((name, *of) for name, of in COLUMNS.items()))


def files_of(own: Own, days: Mapping[date, Day], told: Sequence[Told], beside: Beside) -> dict[str, bytes]:
    """Each file by its name."""
    files = {
        REPORT: _json(own.as_json()),
        DAYS: days_csv(days, told).encode(),
        BOOK: codebook_csv().encode(),
        REDCAP: redcap.days_csv(days).encode(),
        DICTIONARY: redcap.dictionary_csv().encode(),
        FHIR: _json(own_bundle(days, beside)),
    }
    return {**files, PACKAGE: _json(_package(own, files))}


def parcel(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parcelled:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, NEVER)
            entry.compress_type = zipfile.ZIP_DEFLATED
            parcelled.writestr(entry, files[name])
    return out.getvalue()


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _package(own: Own, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Frictionless Data Package, version 1. It names nobody."""
    fields = [
        {"name": name, "type": kind, "description": meaning} for name, (kind, meaning) in COLUMNS.items()
    ]
    book = [{"name": name, "type": "string"} for name in ("column", "type", "meaning")]
    return {
        "profile": "tabular-data-package",
        "name": f"my-days-{own.until.isoformat()}",
        "title": "My own days",
        "resources": [_table("days", DAYS, fields, files[DAYS]), _table("codebook", BOOK, book, files[BOOK])],
        "x-files": [
            _file(name.partition(".")[0], name, files[name]) for name in (REPORT, REDCAP, DICTIONARY, FHIR)
        ],
        "x-data-cut": own.until.isoformat(),
    }


def _file(name: str, path: str, content: bytes) -> dict[str, Any]:
    digest = hashlib.sha256(content).hexdigest()
    return {"name": name, "path": path, "bytes": len(content), "hash": f"sha256:{digest}"}


def _table(name: str, path: str, fields: list[dict[str, str]], content: bytes) -> dict[str, Any]:
    return {
        **_file(name, path, content),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": {"fields": fields, "missingValues": [""]},
    }
