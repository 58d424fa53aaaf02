"""What upper rooms do when two people have found each other."""

from collections.abc import Callable
from datetime import datetime

from porch.bonds.models import Pair
from porch.kit.registry import Registry

# called when both have said yes, as entry(pair, now), in the same transaction
on_pair: Registry[Callable[[Pair, datetime], None]] = Registry("on_pair")
