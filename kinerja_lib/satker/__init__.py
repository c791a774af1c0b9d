"""One satker and year, measured once: what chapters and rules may ask for. No blocks here.

laporan            Laporan: what one notebook may ask for
sekali             what many ask of a Laporan, worked out once and kept with it
tahunan            year on year, like with like; claims beside it as claims
kaskade, berlaku   who supports whose target; rows of documents in force
tercetak           printed against computed
kelengkapan        which mandatory parts have content
"""
