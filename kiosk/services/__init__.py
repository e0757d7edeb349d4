"""One use case a file: the order of things and the transaction that holds them together.

Imports domain and ports only. What it needs of the outside comes in as an argument.
"""
