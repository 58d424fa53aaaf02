"""A real server on a data folder of its own."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from porch.config import backups
from porch.config.setup import one_time_code
from porch.people.models import Member
from porch.talk import actions
from porch.talk.models import Conversation
from tests.e2e.site import free_port, porch, serving

WORDS = "The kettle is on at number nine"


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo community, to be copied by each test."""
    data = tmp_path_factory.mktemp("town")
    porch("demo", data=data)
    return data


@pytest.fixture
def demo_folder(town: Path, tmp_path: Path) -> Path:
    """A data folder in which demo people are, and nobody serves it."""
    return Path(shutil.copytree(town, tmp_path / "demo"))


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., tuple[str, object]]]:
    """Starts ``porch serve`` and returns its address and process; all are stopped at the end."""
    with ExitStack() as running:

        def start(data: Path = tmp_path, *, demo: bool = False, **env: str) -> tuple[str, object]:
            port = free_port()
            process = running.enter_context(serving(data, port, demo=demo, **env))
            return f"http://127.0.0.1:{port}", process

        yield start


@pytest.fixture
def own_folder(settings: Settings, tmp_path: Path) -> Path:
    """A data folder of its own; the database stays the test's."""
    settings.PORCH_DATA = tmp_path / "data"
    settings.PORCH_DATA.mkdir(mode=0o700)
    settings.BACKUP_DIR, settings.BACKUPS = settings.PORCH_DATA / "backups", True
    settings.PASSWORD_HASHERS = ["porch.kit.passwords.BoundedArgon2"]
    (settings.PORCH_DATA / "secret_key").write_text("s" * 40)
    (settings.PORCH_DATA / "crisis.json").write_text('{"country": "XX"}')
    return Path(settings.PORCH_DATA)


@pytest.fixture
def conversation(alice: Member, bob: Member, now: datetime) -> Conversation:
    conversation = actions.open_between([alice, bob], now=now)
    actions.say(conversation, WORDS, by=bob, client_id=uuid4(), now=now)
    alice.set_password("alice fern lamp kettle")
    alice.save()
    return conversation


@pytest.fixture
def backup(conversation: Conversation, now: datetime) -> Path:
    return backups.make(now).file


@pytest.fixture
def bare(db: None, tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """A data folder of its own, beside a database in which nobody is."""
    settings.PORCH_DATA = tmp_path
    settings.SITE_NAME = settings.COUNTRY = settings.ZONE = ""
    cache.clear()
    yield tmp_path
    cache.clear()


@pytest.fixture
def let_in(bare: Path, client: Client) -> Client:
    """A browser that has given the code."""
    assert client.post("/set-up/", {"code": one_time_code.new_code()}).status_code == 302
    return client
