"""One satker's tables and texts of all years: read, checked, every cell traceable."""
