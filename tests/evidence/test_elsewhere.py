"""Files for systems elsewhere: FHIR R4 and REDCap. What R4 says must be there is there, and nobody is named."""

import csv
import io
import json
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from porch.evidence.exports import redcap
from porch.evidence.exports.fhir import Beside, Permission, Stayed, Sum, measure_reports, own_bundle
from porch.evidence.rules.releasing import release
from porch.measures.merging import Day
from porch.measures.told import Used
from porch.people.models import Member
from tests.evidence import made_up
from tests.evidence.conftest import BEGAN, Stays, says_yes, tells

MUST = {
    "Patient": (),
    "Observation": ("status", "code"),
    "QuestionnaireResponse": ("status",),
    "EpisodeOfCare": ("status", "patient"),
    "Consent": ("status", "scope", "category", "policyRule"),
    "MeasureReport": ("status", "type", "measure", "period"),
}
"""What R4 asks of each, by its definitions (and ppc-1 of Consent: a policy or a rule)."""

DAYS = {
    one.day: one
    for one in (
        Day(date(2026, 6, 1), Used.NO, drank=False, grams=0.0),
        Day(date(2026, 6, 2), Used.YES, drank=True, grams=40.0),
        Day(date(2026, 6, 3), Used.YES),
        Day(date(2026, 6, 4), Used.UNSAID),
    )
}
AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
BESIDE = Beside(
    [Sum("ten", "sum", date(2026, 6, 1), 40.0)],
    [Stayed("Mornings", date(2026, 6, 1), None), Stayed("Evenings", date(2026, 5, 1), date(2026, 5, 9))],
    [Permission(AT, AT.replace(year=2027), holds=True)],
)


def checked(bundle: dict[str, Any]) -> list[dict[str, Any]]:
    assert (bundle["resourceType"], bundle["type"]) == ("Bundle", "collection")
    addresses = [one["fullUrl"] for one in bundle["entry"]]
    assert len(set(addresses)) == len(addresses)
    assert all(UUID(one.removeprefix("urn:uuid:")) for one in addresses)
    found = [one["resource"] for one in bundle["entry"]]
    for one in found:
        assert all(one.get(name) for name in MUST[one["resourceType"]]), one
        assert 0 < len(one["id"]) <= 64
        for pointing in ("subject", "patient"):
            assert pointing not in one or one[pointing]["reference"] in addresses
    return found


def test_days_questionnaires_stays_and_permissions_go_along_and_no_name_does() -> None:
    found = checked(own_bundle(DAYS, BESIDE))
    kinds = [one["resourceType"] for one in found]
    assert [kinds.count(kind) for kind in MUST] == [1, 3, 1, 2, 1, 0]
    assert next(one for one in found if one["resourceType"] == "Patient") == {
        "resourceType": "Patient",
        "id": "self",
    }
    first, second, third = (one for one in found if one["resourceType"] == "Observation")
    assert [one["valueBoolean"] for one in (first, second, third)] == [False, True, True]
    assert second["component"][0]["valueQuantity"]["value"] == 40.0
    assert "valueQuantity" not in third["component"][0]
    assert [one["status"] for one in found if one["resourceType"] == "EpisodeOfCare"] == [
        "active",
        "finished",
    ]


def test_the_same_days_are_the_same_bundle() -> None:
    assert json.dumps(own_bundle(DAYS, BESIDE)) == json.dumps(
        own_bundle(dict(reversed(DAYS.items())), BESIDE)
    )


def test_a_report_goes_along_as_counts_and_what_is_not_told_is_masked() -> None:
    result = json.loads(json.dumps(release(made_up.gathered(60, seed=3), [])))
    found = checked(measure_reports(result))
    assert len(found) == len(result["counts"])
    told = [one for report in found for group in report["group"] for one in group["population"]]
    counts = [count for table in result["counts"].values() for row in table["counts"] for count in row]
    assert [one.get("count") for one in told] == counts
    masked = [one for one in told if "_count" in one]
    assert len(masked) == counts.count(None) > 0
    assert all("count" not in one for one in masked)


def test_redcap_reads_a_record_that_repeats_and_knows_each_of_its_columns() -> None:
    rows = list(csv.DictReader(io.StringIO(redcap.days_csv(DAYS), newline="")))
    assert [
        (one["redcap_repeat_instance"], one["day_date"], one["day_used"], one["day_grams"]) for one in rows
    ] == [
        ("", "", "", ""),
        ("1", "2026-06-01", "0", "0"),
        ("2", "2026-06-02", "1", "40"),
        ("3", "2026-06-03", "1", ""),
    ]
    known = list(csv.DictReader(io.StringIO(redcap.dictionary_csv(), newline="")))
    names = {one["Variable / Field Name"] for one in known}
    assert {one for one in rows[0] if not one.startswith("redcap_")} == names
    assert len(known[0]) == 18


@pytest.mark.parametrize("name", ["fhir.json", "redcap.csv", "redcap-dictionary.csv"])
def test_somebody_takes_their_own_along_with_no_permission_given(
    alice: Member, as_alice: Client, stays: Stays, name: str
) -> None:
    tells(alice, BEGAN, "ny")
    stays(alice)
    answer = as_alice.get(f"/evidence/mine/{name}")
    assert answer.status_code == 200
    assert "Alice" not in answer.text
    if name == "fhir.json":
        kinds = [one["resourceType"] for one in checked(json.loads(answer.text))]
        assert kinds == ["Patient", "Observation", "Observation", "EpisodeOfCare"]
        says_yes(alice)
        kinds = [one["resourceType"] for one in checked(as_alice.get(f"/evidence/mine/{name}").json())]
        assert kinds[-1] == "Consent"
