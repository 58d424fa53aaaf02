"""What a page about a return to use shows: every step with its time and words, to whoever may read it."""

from datetime import datetime
from typing import Any

from porch.houses.models import Leaving
from porch.houses.queries import leaving as reads
from porch.houses.rules.book import written
from porch.houses.rules.leaving import TO_OBJECT, still_to_do
from porch.houses.words_fairness import FIRST, OUTCOMES, REFUND, STATES, TONIGHT
from porch.people.models import Member


def shown(row: Leaving, viewer: Member, now: datetime) -> dict[str, Any]:
    """For the template ``houses/leaving.html``."""
    is_mine = row.stay.member_id == viewer.pk
    currency = row.stay.house.currency
    where, _, words = row.tonight.partition("\n")
    return {
        "row": row,
        "stay": row.stay,
        "house": row.stay.house,
        "who": row.stay.member,
        "is_mine": is_mine,
        "is_open": row.closed_at is None,
        "state": STATES[row.state],
        "still": [FIRST[code] for code in still_to_do(row.safe)],
        "done": [FIRST[code] for code in FIRST if code in row.safe],
        "where": TONIGHT.get(where, ""),
        "where_words": words,
        "may_take_back": reads.may_take_back(row, viewer),
        "outcome": OUTCOMES.get(row.decided, ""),
        "reasons": row.reasons,
        "refund": written(row.refund_cents, currency) if row.refund_cents is not None else "",
        "refund_lines": [
            (REFUND.get(one["code"], one["code"]), one["days"], written(one["cents"], currency))
            for one in row.refund_because.get("lines", [])
        ],
        "may_decide_alone": row.state == "deciding" and not is_mine and reads.may_decide_alone(row, now),
        "may_vote": row.state == "deciding" and not is_mine and reads.voters_besides(row) > 0,
        "could_look": reads.not_deciding_it(row, now) if row.decided_at else [],
        "may_object": is_mine and row.decided_at is not None and now < row.decided_at + TO_OBJECT,
    }
