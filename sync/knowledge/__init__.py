"""The catalogue's articles and scripts at work: found as one types, suggested by what is known of the caller, filled
from his card. Pure, and in memory: nothing here asks the server."""
