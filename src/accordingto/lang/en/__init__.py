"""English: cues, hedges, numbers, dates, titles, loaded words and the examples that test them."""
