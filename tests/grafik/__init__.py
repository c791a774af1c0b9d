"""Tests of the charts: on artists, words and SVG, never on pixels."""
