unavailable = x
