"""A Django site asked for pages in this process, as its server would ask it: what each page costs.

Run in the process of either journal by the same lines, so that both are measured alike: the processor's time of the
thread that answers, from the request to the last byte; queries as Django runs them; rows as the cursor hands them out.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

ROUNDS_BEFORE = 20


def environ(path: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1",
        "HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "HTTP_ACCEPT_LANGUAGE": "en",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


def page(app: Callable[..., Any], path: str) -> bytes:
    said: list[str] = []
    answer = app(environ(path), lambda status, headers, *rest: said.append(status))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    assert said == ["200 OK"], (path, said)
    return body


def counted(app: Callable[..., Any], path: str) -> dict[str, Any]:
    """What is the same each time: queries, rows, bytes."""
    from django.db import connection
    from django.db.backends.utils import CursorWrapper

    queries, rows, handed = [0], [0], {}

    def tally(execute: Callable[..., Any], *given: Any) -> Any:
        queries[0] += 1
        return execute(*given)

    def counting(name: str) -> Callable[..., Any]:
        def fetch(self: CursorWrapper, *given: Any) -> Any:
            found = getattr(self.cursor, name)(*given)
            rows[0] += (found is not None) if name == "fetchone" else len(found)
            return found

        return fetch

    for name in ("fetchone", "fetchmany", "fetchall"):
        handed[name] = CursorWrapper.__dict__.get(name)
        setattr(CursorWrapper, name, counting(name))
    with connection.execute_wrapper(tally):
        body = page(app, path)
    for name, was in handed.items():
        if was is None:
            delattr(CursorWrapper, name)
        else:
            setattr(CursorWrapper, name, was)
    return {"queries": queries[0], "records": rows[0], "bytes": len(body), "body": body.decode()}


def timed(app: Callable[..., Any], path: str, times: int) -> dict[str, Any]:
    cpu, wall = [], []
    for _ in range(times):
        began, spent = time.perf_counter(), time.thread_time()
        page(app, path)
        cpu.append((time.thread_time() - spent) * 1000)
        wall.append((time.perf_counter() - began) * 1000)
    return {"cpu": cpu, "wall": wall}


def answer_orders(app: Callable[..., Any], paths: dict[str, str]) -> None:
    """Say what each page is, then measure one as often as a line of standard input says."""
    for path in paths.values():
        for _ in range(ROUNDS_BEFORE):
            page(app, path)
    print(json.dumps({name: counted(app, path) for name, path in paths.items()}), flush=True)
    for line in sys.stdin:
        name, times = line.split()
        print(json.dumps(timed(app, paths[name], int(times))), flush=True)


def middle(found: list[float]) -> float:
    return statistics.median(found)
