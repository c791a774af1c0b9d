"""Everything private of ipykernel, nbclient, papermill and matplotlib that the runner rests on.

kernel    an IPython kernel without sockets: ipykernel's own application, messages to a function
aliran    what a cell prints: ipykernel's own streams, and what goes past Python or comes of a fork
gambar    matplotlib in a fork of a process that has it loaded: as if the kernel had loaded it
klien     nbclient's own client and papermill's steps, over a branch instead of a kernel process

`tests/jalan/adaptor/test_batas.py` names every attribute that is used and the versions it was read
in: it fails first when one of these libraries is upgraded. Nothing else in `jalan` imports them for
more than their public functions.
"""
