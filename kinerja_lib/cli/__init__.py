"""The command line: `cli` parses, calls and prints; `klik` makes click speak Indonesian."""
