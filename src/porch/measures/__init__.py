"""What days come to: runs that never fall to zero, shares of days, drinks in grams, usual ranges. Plain Python."""
