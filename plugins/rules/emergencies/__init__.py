"""What notices of epidemics and emergencies rest on, how they follow one another, and in which time."""
