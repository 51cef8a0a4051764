"""What the operator is told of the client in front, and the way from each alert to its place."""
