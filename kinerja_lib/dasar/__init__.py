"""What every room stands on: messages, words, printed values, files. Knows no table."""
