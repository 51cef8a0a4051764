"""Real services that tests need, each started privately on the loopback."""
