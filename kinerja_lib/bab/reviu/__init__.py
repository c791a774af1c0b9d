"""Chapters of the Kertas Kerja Reviu: what the rules find, and what a reviewer still has to say.

ringkasan    counts by severity and rule   temuan      every finding with its places
hitung_ulang the claim under every policy  daftar_uji  checklist with evidence from the data
pengecualian what somebody answered for
"""
