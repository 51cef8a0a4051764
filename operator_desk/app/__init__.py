"""The composition root: builds every object of the desktop by hand, wires them, starts and stops them in order."""
