"""What belongs to the client in front: his accounts, the tree of a legal entity, the household, his numbers."""
