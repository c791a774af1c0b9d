"""Every satker of a year: what a batch made (manifes), the portal over it (rekap, portal)."""
