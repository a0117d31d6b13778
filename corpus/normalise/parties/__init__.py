"""Who wrote to whom, from where, in what kind of document, with which number."""
