"""Who did what and when, with what was there before and after; appended, never changed."""
