"""One offer a call at the most: a quiet line that says there is one, its words to read aloud, what the client said."""
