"""What a list that knows weekly meetings alone cannot say of a meeting, in a sentence for people."""

from datetime import date

from porch.listings.recurrence import Recurrence

DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WHICH = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}


def beside_the_week(rule: Recurrence, day: int, today: date | None = None) -> str:
    """Nothing for a plain weekly meeting. Of days off and moved ones those from ``today`` on, without it all."""
    said = [_how_often(rule, day)]
    if rule.since and rule.every == 1 and (today is None or rule.since > today):
        said.append(f"Held from {_date(rule.since)} on.")
    if rule.until:
        said.append(f"Held until {_date(rule.until)}.")
    if off := [on for on in sorted(rule.skips) if today is None or on >= today]:
        said.append(f"Not held on {_listed([_date(on) for on in off])}.")
    for one in rule.moved:
        if one.on not in rule.skips and (today is None or max(one.on, one.to) >= today):
            said.append(f"On {_date(one.to)} at {one.time:%H:%M}, in place of {_date(one.on)}.")
    if rule.rests_on_holidays:
        said.append("Not held on holidays.")
    return " ".join(filter(None, said))


def _how_often(rule: Recurrence, day: int) -> str:
    if rule.nth:
        which = [_WHICH[n] for n in sorted(rule.nth, key=lambda n: n % 10)]
        return f"Not every week: on the {_listed(which)} {DAYS[day]} of the month."
    if rule.every > 1 and rule.since:
        return f"Not every week: every {rule.every} weeks, counted from the week of {_date(rule.since)}."
    return ""


def _date(on: date) -> str:
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
