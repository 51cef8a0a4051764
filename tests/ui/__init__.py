"""The window: its state without Qt, its panels offscreen, its texts and its keys."""
