"""The client's card: built once, filled anew for each client."""
