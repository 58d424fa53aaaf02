"""What the pages show of a thread, as plain values for their templates."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porch.days import queries
from porch.days.forms import CountForm, GoalForm, GoOnForm, TellForm
from porch.days.queries import Told
from porch.days.rules.saying import first_day_after
from porch.days.viewers import viewers_of
from porch.days.words import count_line, goal_words, lengthening_line, of_days, on, row_line, share_line
from porch.measures.runs import Ending, Run
from porch.people.models import Member

FIRST_LINES = 30  # of the history; the rest behind a link
MOST_RUNS = 60


@dataclass(frozen=True)
class ThreadCard:
    """One thread in short. ``big`` is empty where nothing is counted."""

    told: Told
    big: str
    small: str
    goal: str


def card_of(told: Told) -> ThreadCard:
    big, small = count_line(told.stands, told.count)
    return ThreadCard(told, big, small, goal_words(told.stands.goal))


def added_line(days: int) -> str:
    return ngettext("That is %(days)s day. Is that right?", "That is %(days)s days. Is that right?", days) % {
        "days": f"{days:,}"
    }


def figures_of(told: Told) -> list[tuple[str, str]]:
    """Everything that is worked out, as names with their values."""
    stands = told.stands
    this = _("none just now")
    if stands.this is not None:
        this = _("%(days)s, since %(day)s") % {
            "days": of_days(stands.this.days),
            "day": on(stands.this.first),
        }
    return [
        (_("This run"), this),
        (_("Longest run"), of_days(stands.longest)),
        (_("All days"), of_days(stands.all_days)),
        (_("The last year"), share_line(stands.last_year)),
        (_("The last 90 days"), share_line(stands.last_90)),
    ]


def run_line(run: Run) -> str:
    words = {"days": of_days(run.days), "first": on(run.first), "last": on(run.last)}
    if run.ending is Ending.OPEN:
        return _("%(days)s, since %(first)s. It goes on.") % words
    return _("%(days)s, %(first)s to %(last)s.") % words


def page_of(told: Told, member: Member, now: datetime, *, all_lines: bool) -> dict[str, object]:
    """Everything the page of one thread shows."""
    history = queries.history_of(told)
    runs = told.stands.runs
    return {
        "told": told,
        "card": card_of(told),
        "figures": figures_of(told),
        "lengthening": lengthening_line(told.stands),
        "runs": [run_line(run) for run in reversed(runs[-MOST_RUNS:])],
        "earlier": max(0, len(runs) - MOST_RUNS),
        "history": [(line, row_line(line.row)) for line in (history if all_lines else history[:FIRST_LINES])],
        "more": 0 if all_lines else max(0, len(history) - FIRST_LINES),
        "viewers": viewers_of(told, member, now),
        "go_on_form": GoOnForm(day=first_day_after(told.stands.last_used, told.today)) if told.asks else None,
        "count_form": CountForm(initial={"count": told.count}),
        "goal_form": GoalForm(initial={"goal": told.stands.goal}),
        "tell_form": TellForm(today=told.today),
        "nav_here": "days",
    }
