"""What the rooms below and beside tell this one."""

from collections.abc import Callable, Collection
from uuid import UUID

from porch.bonds.registries import Link
from porch.kit.registry import Registry

# of these people, those who have done the training for helpers; while nobody registers, none is asked for
trained: Registry[Callable[[Collection[UUID]], set[UUID]]] = Registry("trained")

# lines at the end of a mentor's own page that lead on to something of a room above
mentor_links: Registry[Link] = Registry("mentor_links")
