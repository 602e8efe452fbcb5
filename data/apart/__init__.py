"""Reading dropped files in a process of its own, which can be stopped and whose end does the server no harm."""
