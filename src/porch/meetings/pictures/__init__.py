"""Pictures of meetings, drawn here: no map of anybody else's is asked for."""
