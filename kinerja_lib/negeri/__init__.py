"""Every satker of a year.

manifes  what a batch made for which satker, and the figures of each report
rekap    Rekap: what the portal may ask for
portal   the portal's pages and how they lead to each other
"""
