"""How a question is asked and answered."""
