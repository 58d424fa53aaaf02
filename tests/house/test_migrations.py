"""The database's shape: complete, one line of changes a room, no merges."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.models import QuerySet

from porch.kit import drawing
from porch.kit.drawing import draw
from porch.kit.sqlite.base import DatabaseWrapper
from tests.house import shapes


@pytest.mark.django_db
def test_every_change_of_shape_is_written_down() -> None:
    said = StringIO()
    call_command("makemigrations", check=True, dry_run=True, verbosity=1, stdout=said)


def test_each_room_has_one_line_of_migrations() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    for room in (config.label for config in apps.get_app_configs() if config.name.startswith("porch.")):
        mine = [migration for (app, _), migration in loader.disk_migrations.items() if app == room]
        parents = [tuple(dep for dep in migration.dependencies if dep[0] == room) for migration in mine]
        assert all(len(of) <= 1 for of in parents), f"{room} merges two lines"
        assert len([of for of in parents if not of]) <= 1, f"{room} begins twice"
        assert len(set(parents)) == len(parents), f"{room} forks"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shapes.built(tmp_path_factory.mktemp("drawn") / "var", shapes.AT_ONCE)


def test_a_database_drawn_at_once_is_the_one_that_all_migrations_lead_to(drawn: Path, tmp_path: Path) -> None:
    """Rows too: a migration that fills something in would be left out of a new database, and fails here."""
    step_by_step = shapes.told(shapes.built(tmp_path / "var", shapes.STEP_BY_STEP))
    at_once = shapes.told(drawn)
    assert at_once.keys() == step_by_step.keys()
    for thing, what in step_by_step.items():
        assert at_once[thing] == what, thing
    assert len(at_once["table people_member"]["parts"]) > 10
    assert at_once["table django_migrations"]["rows"]


def test_what_two_databases_are_compared_by_sees_a_constraint_an_index_and_a_row(
    drawn: Path, tmp_path: Path
) -> None:
    """The comparison above is worth what it sees."""
    before = shapes.told(drawn)
    for number, change in enumerate(_changes()):
        other = tmp_path / f"{number}.sqlite3"
        with closing(sqlite3.connect(drawn)) as source, closing(sqlite3.connect(other)) as changed:
            source.backup(changed)
            changed.executescript(change)
        assert shapes.told(other) != before, change


def _changes() -> Iterator[str]:
    yield "DROP INDEX circles_by_deadline"
    yield "DROP TABLE people_block"
    yield "ALTER TABLE people_block ADD COLUMN more text"
    yield "INSERT INTO people_nameatrest (digest, until) VALUES ('a', '2026-11-20')"
    yield "CREATE TRIGGER no_blocks AFTER INSERT ON people_block BEGIN DELETE FROM people_block; END"
    for table, was, becomes in (
        ("people_community", '"id" = 1', '"id" = 2'),
        ("people_withheld", "DEFERRABLE INITIALLY DEFERRED", "ON DELETE CASCADE"),
    ):
        yield (
            "PRAGMA writable_schema=ON; UPDATE sqlite_master"
            f" SET sql = replace(sql, '{was}', '{becomes}') WHERE name = '{table}'"
        )


@pytest.fixture
def empty(db: None, tmp_path: Path) -> Iterator[list[DatabaseWrapper]]:
    """Two connections to one more database, which is empty."""
    options = {**connection.settings_dict["OPTIONS"], "lock_file": str(tmp_path / "write.lock")}
    there = {**connection.settings_dict, "NAME": str(tmp_path / "empty.sqlite3"), "OPTIONS": options}
    for name in ("one", "other"):
        connections[name] = DatabaseWrapper(there, name)
    yield [connections["one"], connections["other"]]
    for name in ("one", "other"):
        connections[name].close()
        del connections[name]


def test_a_database_that_holds_anything_is_not_drawn(empty: list[DatabaseWrapper]) -> None:
    one, _ = empty
    with one.cursor() as cursor:
        cursor.execute("CREATE TABLE something (id integer)")
    assert not draw(one)
    assert one.introspection.table_names() == ["something"]


def test_drawing_that_fails_halfway_leaves_an_empty_database(
    empty: list[DatabaseWrapper], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("the power went")

    one, _ = empty
    with monkeypatch.context() as broken, pytest.raises(RuntimeError, match="the power went"):
        broken.setattr(QuerySet, "bulk_create", breaks)
        draw(one)
    assert one.introspection.table_names() == []
    assert draw(one)
    assert "people_member" in one.introspection.table_names()


def test_whoever_waited_while_somebody_else_drew_finds_it_drawn(
    empty: list[DatabaseWrapper], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = empty

    def meanwhile(of: DatabaseWrapper) -> MigrationLoader:
        monkeypatch.undo()
        assert draw(first)
        return MigrationLoader(of)

    monkeypatch.setattr(drawing, "MigrationLoader", meanwhile)
    assert not draw(second)
    assert "people_member" in second.introspection.table_names()
