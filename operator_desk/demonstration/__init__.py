"""The demonstration: a client base, a small PBX with living calls, the server and one desk, all on this computer."""
