"""Taking what somebody answered elsewhere, out of the parcel they bring. What cannot be read is left out."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from porch.measures.scoring import NotAnAnswer, checked, totals
from porch.people.models import Member
from porch.scales.models import Sitting
from porch.scales.queries import answered_by, every_sheet
from porch.scales.rules.sheets import Sheet

MOST = 2000


def bring(member: Member, data: Mapping[str, Any], now: datetime) -> int:
    """Take finished answers, each once however often it is brought; how many were new.

    Only of questionnaires that are known here in the same version: another one would be another line. What they come
    to is worked out anew.
    """
    share = data.get("scales")
    rows = share.get("answered") if isinstance(share, Mapping) else None
    there = {(one.sheet, one.at.astimezone(UTC).replace(microsecond=0)) for one in answered_by(member)}
    sheets, new = {code: sheet for code, (sheet, _) in every_sheet().items()}, 0
    for row in (rows if isinstance(rows, list) else [])[:MOST]:
        read = _read(row, sheets, now) if isinstance(row, Mapping) else None
        if read is not None and (read[0].code, read[2]) not in there:
            _keep(member, *read)
            there.add((read[0].code, read[2]))
            new += 1
    return new


type Read = tuple[Sheet, date, datetime, dict[str, int | None]]


def _read(row: Mapping[str, Any], sheets: Mapping[str, Sheet], now: datetime) -> Read | None:
    code, told = row.get("questionnaire"), row.get("answers")
    sheet = sheets.get(code) if isinstance(code, str) else None
    if sheet is None or row.get("version") != sheet.version or row.get("finished") is not True:
        return None
    try:
        on, at = date.fromisoformat(row["on"]), datetime.fromisoformat(row["at"]).astimezone(UTC)
        answers = checked(sheet.scoring, {item: _number(value) for item, value in told.items()})  # type: ignore[union-attr]
        if any(value not in (None, *dict(sheet.by_code[item].answers)) for item, value in answers.items()):
            return None
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, NotAnAnswer):
        return None
    return (sheet, on, at.replace(microsecond=0), answers) if at <= now and answers else None


def _number(value: Any) -> int | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise ValueError(value)
    return value


def _keep(member: Member, sheet: Sheet, on: date, at: datetime, answers: dict[str, int | None]) -> None:
    kept = Sitting(member=member, on=on, at=at, done_at=at)
    said = {"sheet": sheet.code, "version": sheet.version, "answers": answers}
    kept.say({**said, "sums": totals(sheet.scoring, answers)})
    kept.save(force_insert=True)
