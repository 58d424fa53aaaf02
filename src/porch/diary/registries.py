"""What rooms above add to /progress/."""

from porch.bonds.registries import Link
from porch.kit.registry import Registry

# lines in the list under today's entry, in their order; ``folded`` is not looked at here
progress_links: Registry[Link] = Registry("progress_links")
