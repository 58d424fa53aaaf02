"""A real server on a data folder of its own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.e2e.site import free_port, serving


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., tuple[str, object]]]:
    """Starts ``porch serve`` and returns its address and process; all are stopped at the end."""
    with ExitStack() as running:

        def start(data: Path = tmp_path, *, demo: bool = False, **env: str) -> tuple[str, object]:
            port = free_port()
            process = running.enter_context(serving(data, port, demo=demo, **env))
            return f"http://127.0.0.1:{port}", process

        yield start
