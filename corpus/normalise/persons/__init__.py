"""Who has a part in a cable: those present, those who sign, those of whom it speaks."""
