"""The database's shape: complete, one line of changes a room, no merges."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader


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
