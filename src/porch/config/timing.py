"""What a request cost, in ``Server-Timing`` and, where a page asks for it, at its own foot."""

import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

from porch.ui import cost
from porch.ui.cost import Cost

type Answer = Callable[[HttpRequest], HttpResponse]


class _Tally:
    """Queries, rows and seconds of one request."""

    def __init__(self) -> None:
        self.queries, self.seconds, self._rows = 0, 0.0, 0
        self._before: int | None = getattr(connection, "records_read", None)

    def __call__(
        self, execute: Callable[..., object], sql: str, params: object, many: bool, context: dict[str, Any]
    ) -> object:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.seconds += time.perf_counter() - began
            self.queries += 1
            if self._before is None:
                self._rows += rows_at(context["cursor"])

    @property
    def records(self) -> int:
        """Rows handed out: our SQLite counts them as they go, another database's driver knows how many there are."""
        return self._rows if self._before is None else getattr(connection, "records_read", 0) - self._before


def rows_at(cursor: Any) -> int:
    """How many rows a statement gave, by its driver; none for one that gives no rows."""
    return max(0, cursor.rowcount) if cursor.description is not None else 0


def timing(answer: Answer) -> Answer:
    """Server-Timing: everything on signed-out and staff pages, a coarse total and size on members' pages."""

    def middleware(request: HttpRequest) -> HttpResponse:
        tally, wall, cpu = _Tally(), time.perf_counter(), time.thread_time()
        with connection.execute_wrapper(tally):
            response = answer(request)
        wall, cpu = (time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000
        size = None if response.streaming else len(response.content)
        spent = Cost(wall, cpu, tally.seconds * 1000, tally.queries, tally.records, size)
        response["Server-Timing"] = spent.coarse if _is_a_members_page(request) else spent.header
        if cost.is_asked(request) and not response.streaming:
            cost.fill_in(response, spent)
        return response

    return middleware


def _is_a_members_page(request: HttpRequest) -> bool:
    return getattr(request, "seen_by_member", False) and not request.path.startswith("/desk/")
