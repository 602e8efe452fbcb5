"""Where countries, regions and cities lie: boundaries and coordinates that are shipped, and which place a name is."""
