"""What the Russian source itself names: read without its English, so that a bad translation loses no name."""
