"""RKT and Perjanjian Kinerja, ready to be signed, and how their targets support each other.

pembuka (cover, lists, who signs what) · naskah (the documents) · revisi (what a new one changed) ·
keselarasan (the cascade). Each takes the code of one document; "" is all that are in force.
"""
