"""Chapters of the portal: every public function takes a Rekap and returns blocks.

pembuka   title, key figures       daftar    every satker, with links      gagal   what failed, why
sebaran   capaian of all satker, ranking, provinces, sasaran, quarters, as pictures
"""
