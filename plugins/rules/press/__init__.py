"""Press releases and what they may rest on."""
