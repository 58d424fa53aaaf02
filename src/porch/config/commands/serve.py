"""``porch serve``, ``porch worker``, ``porch clock``: the processes."""

from typing import Annotated

import typer

from porch.config.start import Refused, collect_static, ready


def serve(
    host: Annotated[str, typer.Option(help="address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="port to listen on", min=0, max=65535)] = 8000,
) -> None:
    """Serve the community: pages, live stream, task worker and clock in one process."""
    ready(migrate=True)
    from django.conf import settings

    from porch.config import folder, server_checks

    server_checks.refuse_open_demo(host)
    try:
        held = folder.hold(settings.PORCH_DATA)
    except folder.AlreadyServed as taken:
        raise Refused(str(taken)) from taken
    with held:
        collect_static()
        from porch.config import serve as process

        server_checks.refuse_taken_port(host, port)
        _say_the_code()
        print(f"Porch is at http://{host}:{port}/  (Ctrl-C stops it)", flush=True)
        process.run(host, port)


def _say_the_code() -> None:
    """Where no community has begun: the code that opens set-up, once."""
    from django.conf import settings

    from porch.config.setup import one_time_code
    from porch.config.setup.queries.begun import waits_for_set_up

    if waits_for_set_up():
        print(
            f"No community has begun here. Open {settings.SITE_URL}/set-up/ and give this code, which works once: "
            f"{one_time_code.new_code()}",
            flush=True,
        )


def worker() -> None:
    """The task worker as a process of its own (with PostgreSQL)."""
    _only_with_postgresql("worker")
    from porch.config import serve as process
    from porch.config import work

    process.run_beside(work.run)


def clock() -> None:
    """The clock as a process of its own (with PostgreSQL)."""
    _only_with_postgresql("clock")
    from porch.config import clock as hands
    from porch.config import serve as process

    process.run_beside(hands.run)


def _only_with_postgresql(name: str) -> None:
    ready()
    from django.db import connection

    if connection.vendor == "sqlite":
        raise Refused(
            f"{name} is part of `porch serve` on SQLite; as a process of its own it needs DATABASE_URL"
        )
