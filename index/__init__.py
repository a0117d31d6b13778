"""How cables are kept and found."""
