"""The desk without its window: calls, cards, filing, settings, the background thread."""
