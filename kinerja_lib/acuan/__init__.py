"""Reference data of `acuan/`: policy, scales and sentences, typed and checked. Knows no satker."""
