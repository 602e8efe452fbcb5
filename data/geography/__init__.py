"""Where countries, regions and cities lie: boundaries and coordinates shipped with the application, and which place a name of the data is."""
