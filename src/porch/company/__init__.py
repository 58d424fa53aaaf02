"""Friends and belonging: people one keeps, small things done together, one's own map of whom to call."""
