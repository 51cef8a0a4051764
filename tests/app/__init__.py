"""The composition root: one instance, what the window remembers, starting and stopping."""
