"""What leads the operator to the answer: guesses of what he typed, the answer to read aloud, and scripts."""
