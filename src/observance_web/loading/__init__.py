"""Loading: files are put into the folder of a case's documents and read by a process of their own.

``receiving`` puts a file in its place whole or not at all, ``requests`` keeps what people asked for until it is done,
``progress`` says how far a build is, and ``worker`` does the work. What is asked for and how far it is lies in files of
the case, not in a database: both survive a restart, and either process may be killed at any moment.
"""
