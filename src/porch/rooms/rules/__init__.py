"""Pure decisions of this room: who is heard, who comes next, how long a share is, what a role may do."""
