"""This program's engine beside other full-text engines: the same cables and questions, each in a process of its own."""
