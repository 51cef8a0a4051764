"""Where an account's figures come from: charging, allocating, deriving, and why one bill differs from another. Pure."""
