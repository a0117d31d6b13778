"""How well the right cable comes first: questions with known answers, asked of this program and of its peers."""
