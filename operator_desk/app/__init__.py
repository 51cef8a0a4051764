"""The composition root: builds every object of the desktop by hand, wires them, starts and stops them in order."""

# Before Qt, whose import hook reads the source of every module that is imported after it: the start is shorter by that.
from operator_desk import centre, doorway, settings  # noqa: F401
