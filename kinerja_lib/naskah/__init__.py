"""A finished report that somebody else made, read as it is printed.

naskah            what was read: lines, headings, captions and tables, each with its place
teks, docx, pdf   the readers (kisi: tables of a page); `baca` picks one by the ending
rangkai           brings lines and rows together: tables with captions, torn rows joined
sasaran, ukuran   the chapter of results, and the rows of tables that name an indicator
"""
