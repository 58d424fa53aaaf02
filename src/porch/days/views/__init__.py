"""Pages of one's own days. Family alone finds nothing here: it is for those who are here for themselves."""
