"""Tables from other trackers: read with patience, each row that cannot be used is named with its reason."""

from porch.diary.rules.bringing.read import Reading, read
from porch.diary.rules.bringing.rows import Brought, Choices, Refused, Start
from porch.diary.rules.bringing.table import NotATable, Table, table_in

__all__ = ["Brought", "Choices", "NotATable", "Reading", "Refused", "Start", "Table", "read", "table_in"]
