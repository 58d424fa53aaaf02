"""Who stands by whom: rounds, proposals, pairs."""
