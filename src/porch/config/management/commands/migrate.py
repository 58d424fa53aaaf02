"""Django's ``migrate``, which draws an empty database at once; everything else about it is Django's."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from porch.kit.drawing import draw

PARTIAL = ("app_label", "migration_name", "fake", "fake_initial", "plan", "check_unapplied", "prune")


class Command(migrate.Command):
    """Asked for a part, a plan or a pretence, it goes step by step even in an empty database."""

    def handle(self, *args: Any, **options: Any) -> None:
        if not any(options[part] for part in PARTIAL):
            draw(connections[options["database"]])
        super().handle(*args, **options)
