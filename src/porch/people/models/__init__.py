"""Who is here, what they told of themselves, which parts they hold, whom they do not want to meet."""

from porch.people.models.block import Block
from porch.people.models.lived import LivedExperience
from porch.people.models.member import Member, RecoveryWords
from porch.people.models.role import Role, RoleRequest

__all__ = ["Block", "LivedExperience", "Member", "RecoveryWords", "Role", "RoleRequest"]
