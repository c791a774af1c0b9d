"""One satker and year, measured once: what chapters and rules may ask for. No blocks here."""
