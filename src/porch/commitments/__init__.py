"""What somebody says they will do, with a witness they chose, and what a group does together."""
