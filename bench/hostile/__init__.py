"""Questions that nobody means well by, and how long each takes: none may fail, and none may take two seconds."""
