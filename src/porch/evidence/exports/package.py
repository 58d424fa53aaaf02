"""The files of one report, and the list of them that programs read (Frictionless Data Package, version 1)."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from porch.evidence.exports.fhir import measure_reports
from porch.evidence.exports.tables import BOOK, COLUMNS, codebook_csv, numbers_csv
from porch.evidence.exports.words import text

JSON, CSV, BOOK_CSV, PACKAGE, ZIP, FHIR = (
    *("report.json", "report.csv", "codebook.csv"),
    *("datapackage.json", "report.zip", "fhir.json"),
)
NEVER = (1980, 1, 1, 0, 0, 0)  # the oldest moment a zip file knows: the same report is the same bytes
MEANS: Mapping[str, str] = {
    "section": "Part of the report",
    "table": "Table in that part, as the codebook names it",
    "row": "What the number is about",
    "column": "Which number of the row it is, as the codebook names it",
    "value": "The number; empty where it cannot be worked out or is not told",
    "hidden": "yes: it is not told, because it is about fewer than 11 people or would tell of them",
    "title": "In words people read",
    "unit": "What the number counts or is measured in",
    "kind": "count: people in cells; figure: worked out from them",
    "meaning": "The table it stands in",
}


def files_of(result: Mapping[str, Any]) -> dict[str, bytes]:
    """Each file by its name. The same report has the same bytes.

    What the next report has to know of this one (``released``: totals among it that stand nowhere) is in none of them.
    """
    result = {key: value for key, value in result.items() if key != "released"}
    files = {
        CSV: numbers_csv(result).encode(),
        BOOK_CSV: codebook_csv(result).encode(),
        JSON: _json(result),
        FHIR: _json(measure_reports(result)),
    }
    return {PACKAGE: _json(_package(result, files)), **files}


def parcel(result: Mapping[str, Any], more: Mapping[str, bytes] | None = None) -> bytes:
    """All of them, and ``more``, in one zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parcelled:
        for name, content in sorted({**files_of(result), **(more or {})}.items()):
            entry = zipfile.ZipInfo(name, NEVER)
            entry.compress_type = zipfile.ZIP_DEFLATED
            parcelled.writestr(entry, content)
    return out.getvalue()


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _package(result: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": f"porch-report-{result['kind']}-{result['cut']}",
        "title": result["title"],
        "description": " ".join([text(result["finding"]), *map(text, result["sure"])]),
        "version": result["definitions"],
        "resources": [
            _table("numbers", CSV, COLUMNS, files[CSV]),
            _table("codebook", BOOK_CSV, BOOK, files[BOOK_CSV]),
        ],
        "x-files": [_file("report", JSON, files[JSON]), _file("fhir", FHIR, files[FHIR])],
        "x-data-cut": result["cut"],
    }


def _file(name: str, path: str, content: bytes) -> dict[str, Any]:
    digest = hashlib.sha256(content).hexdigest()
    return {"name": name, "path": path, "bytes": len(content), "hash": f"sha256:{digest}"}


def _table(name: str, path: str, columns: tuple[str, ...], content: bytes) -> dict[str, Any]:
    fields = [{"name": one, "type": _type(one), "description": MEANS[one]} for one in columns]
    return {
        **_file(name, path, content),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _type(column: str) -> str:
    return "any" if column == "value" else "string"
