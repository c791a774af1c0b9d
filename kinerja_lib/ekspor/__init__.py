"""Exporters of an executed notebook, registered with nbconvert: `kinerja-html`, `kinerja-pdf`.

dokumen  the notebook as one document: parts, numbers, cross-references, lists
html     the page; kerangka orders its headings and contents
pdf      the PDF, through Typst
beranda  the front page over all years, from their manifests
luar     outputs that are not ours, made safe
penanda  findings of the review, marked where a document shows them
templates/  what both look like: Jinja, CSS and JavaScript; Typst
"""
