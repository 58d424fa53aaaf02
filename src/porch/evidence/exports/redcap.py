"""One's own days as REDCap imports them: a record with a repeating instrument, and the dictionary that describes it."""

from collections.abc import Mapping
from datetime import date

from porch.kit.charts.picture import sheet
from porch.measures.merging import Day
from porch.measures.told import Used

RECORD, INSTRUMENT = "1", "day"
COLUMNS = (
    "record_id",
    "redcap_repeat_instrument",
    "redcap_repeat_instance",
    "day_date",
    "day_used",
    "day_grams",
)
DICTIONARY = (
    *("Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label"),
    *("Choices, Calculations, OR Slider Labels", "Field Note", "Text Validation Type OR Show Slider Number"),
    *("Text Validation Min", "Text Validation Max", "Identifier?", "Branching Logic (Show field only if...)"),
    *("Required Field?", "Custom Alignment", "Question Number (surveys only)", "Matrix Group Name"),
    *("Matrix Ranking?", "Field Annotation"),
)
FIELDS: tuple[tuple[str, str, str, str, str, str, str], ...] = (
    ("record_id", "record", "text", "Record", "", "Of nobody by name", ""),
    ("day_date", INSTRUMENT, "text", "Day", "", "By the person's own calendar", "date_ymd"),
    ("day_used", INSTRUMENT, "radio", "Was anything used", "1, yes | 0, no", "Empty: not told", ""),
    ("day_grams", INSTRUMENT, "text", "Pure alcohol, grams", "", "Empty: not known", "number"),
)


def days_csv(days: Mapping[date, Day]) -> str:
    """A row for each day of which use was answered, after one for the record itself."""
    told = [one for _, one in sorted(days.items()) if one.used in (Used.YES, Used.NO)]
    rows = [(RECORD, "", "", "", "", "")]
    return sheet(COLUMNS, [*rows, *(_row(n, one) for n, one in enumerate(told, start=1))])


def _row(n: int, day: Day) -> tuple[str, ...]:
    grams = "" if day.grams is None else f"{day.grams:g}"
    return RECORD, INSTRUMENT, str(n), day.day.isoformat(), "1" if day.used == Used.YES else "0", grams


def dictionary_csv() -> str:
    """The data dictionary, with the headings of REDCap."""
    return sheet(DICTIONARY, (_field(*field) for field in FIELDS))


def _field(
    name: str, form: str, kind: str, label: str, choices: str, said: str, checked: str
) -> tuple[str, ...]:
    told = {
        "Variable / Field Name": name,
        "Form Name": form,
        "Field Type": kind,
        "Field Label": label,
        "Choices, Calculations, OR Slider Labels": choices,
        "Field Note": said,
        "Text Validation Type OR Show Slider Number": checked,
    }
    return tuple(told.get(heading, "") for heading in DICTIONARY)
