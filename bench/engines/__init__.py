"""How engines compare on generated cables: rates, sizes, times of questions, and whether they say the same."""
