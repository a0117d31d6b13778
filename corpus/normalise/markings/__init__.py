"""How secret, how urgent, for whose eyes; and where the document lies."""
