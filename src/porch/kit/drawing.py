"""A new database is drawn at once: the shape all migrations lead to, without the steps on the way there.

The steps are for a database that already holds something. Taking each of them on an empty one costs many times what the
tables cost, because Django looks at every table anew after every step (``docs/decisions/0056``). What is drawn is what
the migrations say, not what the models say; a house test builds one database each way and compares them.
"""

from typing import Any

from django.db import router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model


def draw(connection: BaseDatabaseWrapper) -> bool:
    """Draw every table into an empty database and note every migration as done, in one transaction.

    False, and nothing is touched, where there is any table already: also when somebody else was drawing meanwhile.
    """
    if _holds_something(connection):
        return False
    loader = MigrationLoader(connection)
    recorder = MigrationRecorder(connection)
    with connection.schema_editor() as editor:
        if _holds_something(connection):
            return False
        models: list[type[Model]] = [*loader.project_state().apps.get_models(), recorder.Migration]
        for model in models:
            if router.allow_migrate_model(connection.alias, model):
                editor.create_model(model)
        done = (recorder.Migration(app=app, name=name) for app, name in _all(loader))
        recorder.migration_qs.bulk_create(done)
    return True


def _holds_something(connection: BaseDatabaseWrapper) -> bool:
    return bool(connection.introspection.table_names())


def _all(loader: MigrationLoader) -> list[tuple[str, str]]:
    """Every migration, and those which a squashed one stands for: whoever looks for either finds it."""
    nodes: dict[tuple[str, str], Any] = loader.graph.nodes
    stood_for = [replaced for migration in nodes.values() for replaced in migration.replaces]
    return sorted({*nodes, *stood_for})
