"""Why is it so? Any figure of the account opened to where it comes from, with a sentence to read aloud."""
