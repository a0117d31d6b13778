"""What a cable is, and how a file becomes one."""
