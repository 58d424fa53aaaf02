"""Windows that members open to somebody of their family."""
