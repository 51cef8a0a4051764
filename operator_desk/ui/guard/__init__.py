"""Who is it really? Questions from the client's file, the level that they bring, and what stays closed until then."""
