"""The family's own space: their wellbeing, their peers and circles, and what members open to them."""
