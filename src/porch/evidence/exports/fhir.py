"""For systems that speak FHIR R4: a report as MeasureReports, one's own days as a bundle about nobody by name.

Concepts are told in words and not as codes of a terminology: a code would say more than anybody here knows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from porch.evidence.exports.words import text
from porch.measures.merging import Day
from porch.measures.told import Used

MASKED = {
    "extension": [
        {"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "masked"}
    ]
}
GRAMS = {"unit": "g", "system": "http://unitsofmeasure.org", "code": "g"}
type Resource = dict[str, Any]


def _concept(words: str) -> Resource:
    return {"text": words}


def _address(of: str, kind: str, pk: str) -> str:
    """Where a resource stands in a bundle: the same each time."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{of}/{kind}/{pk}')}"


def _bundle(of: str, resources: Sequence[Resource]) -> Resource:
    entries = [
        {"fullUrl": _address(of, one["resourceType"], one["id"]), "resource": one} for one in resources
    ]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


# ---- a report ----


def measure_reports(result: Mapping[str, Any]) -> Resource:
    """Each table of counts as one MeasureReport: a group for each row, a population for each column. What is not told
    is "masked"."""
    of = f"urn:porch:report:{result['kind']}:{result['cut']}:{result['definitions']}"
    return _bundle(
        of, [_measure_report(code, table, result["cut"]) for code, table in result["counts"].items()]
    )


def _measure_report(code: str, table: Mapping[str, Any], cut: str) -> Resource:
    columns = [text(one) for one in table["columns"]]
    return {
        "resourceType": "MeasureReport",
        "id": _id(code),
        "status": "complete",
        "type": "summary",
        "measure": f"urn:porch:measure:{code}",
        "period": {"end": cut},
        "group": [
            {
                "code": _concept(text(row)),
                "population": [
                    {
                        "code": _concept(name),
                        **({"count": count} if count is not None else {"_count": MASKED}),
                    }
                    for name, count in zip(columns, counts, strict=True)
                ],
            }
            for row, counts in zip(table["rows"], table["counts"], strict=True)
        ],
    }


def _id(words: str) -> str:
    """An id as FHIR allows it: letters, digits, dashes and dots, 64 at most."""
    return "".join(one if one.isascii() and (one.isalnum() or one in "-.") else "-" for one in words)[:64]


# ---- one's own ----

OWN = "urn:porch:self"
SELF = _address(OWN, "Patient", "self")


@dataclass(frozen=True)
class Sum:
    """What a questionnaire came to."""

    sheet: str
    sum: str
    on: date
    value: float


@dataclass(frozen=True)
class Stayed:
    """A stay in a programme; ``until`` None: it goes on."""

    name: str
    since: date
    until: date | None


@dataclass(frozen=True)
class Permission:
    """That one's figures may be counted, from when to when."""

    since: datetime
    until: datetime
    holds: bool


@dataclass(frozen=True)
class Beside:
    """What stands beside one's days."""

    sums: Sequence[Sum] = ()
    stays: Sequence[Stayed] = ()
    given: Sequence[Permission] = ()


def own_bundle(days: Mapping[date, Day], beside: Beside) -> Resource:
    """Days as Observations, questionnaires as QuestionnaireResponses, stays as EpisodesOfCare, permissions as Consents.

    The patient in it has neither a name nor a birth date: whoever hands it on says whose it is.
    """
    resources = [
        {"resourceType": "Patient", "id": "self"},
        *(_day(one) for day, one in sorted(days.items()) if one.used in (Used.YES, Used.NO)),
        *(_answered(n, one) for n, one in enumerate(beside.sums, start=1)),
        *(_stay(n, one) for n, one in enumerate(beside.stays, start=1)),
        *(_consent(n, one) for n, one in enumerate(beside.given, start=1)),
    ]
    return _bundle(OWN, resources)


def _day(day: Day) -> Resource:
    grams = (
        {"valueQuantity": {"value": day.grams, **GRAMS}}
        if day.grams is not None
        else {"dataAbsentReason": _concept("not known")}
    )
    return {
        "resourceType": "Observation",
        "id": f"day-{day.day.isoformat()}",
        "status": "final",
        "code": _concept("Whether there was use of a substance on a day, as the person told it"),
        "subject": {"reference": SELF},
        "effectiveDateTime": day.day.isoformat(),
        "valueBoolean": day.used == Used.YES,
        "component": [{"code": _concept("Pure alcohol"), **grams}],
    }


def _answered(n: int, one: Sum) -> Resource:
    return {
        "resourceType": "QuestionnaireResponse",
        "id": f"sum-{n}",
        "questionnaire": f"urn:porch:questionnaire:{one.sheet}",
        "status": "completed",
        "subject": {"reference": SELF},
        "authored": one.on.isoformat(),
        "item": [{"linkId": one.sum, "text": "Sum", "answer": [{"valueDecimal": one.value}]}],
    }


def _stay(n: int, one: Stayed) -> Resource:
    until = {"end": one.until.isoformat()} if one.until else {}
    return {
        "resourceType": "EpisodeOfCare",
        "id": f"stay-{n}",
        "status": "finished" if one.until else "active",
        "type": [_concept(one.name)],
        "patient": {"reference": SELF},
        "period": {"start": one.since.isoformat(), **until},
    }


def _consent(n: int, one: Permission) -> Resource:
    return {
        "resourceType": "Consent",
        "id": f"permission-{n}",
        "status": "active" if one.holds else "inactive",
        "scope": _concept("Figures in reports that name nobody"),
        "category": [_concept("To be counted among many")],
        "patient": {"reference": SELF},
        "dateTime": one.since.isoformat(),
        "policyRule": _concept("Given by the person alone; paused and taken back at any time"),
        "provision": {
            "type": "permit",
            "period": {"start": one.since.isoformat(), "end": one.until.isoformat()},
        },
    }
