"""What every room stands on. Knows no table.

errors            the error tree, and violations as `file:row:column: value: rule: remedy`
bahasa, bilangan  Indonesian numbers, money, dates and lists; numbers in words
nilai, satuan     quantities as people print them, and their units
status            how firm a quarter's figure is: dokumen, turunan, ilustrasi
tempat            a cell or a place of a document, as messages and findings name it
perintah          commands that messages ask a reader to copy
alamat            addresses of data kept elsewhere, without their passwords
layar             what the command line prints: results on stdout, all else on stderr
berkas            files that appear whole or not at all
bentuk            the shape of JSON that comes from a file
toml              files edited by hand, their faults in Indonesian
denyut            a beat of long work: whoever waits with a limit learns that it goes on
"""
