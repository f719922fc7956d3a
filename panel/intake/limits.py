"""The bounds of what is taken in: of the file, of the process that opens it, and of what unpacks from it."""

import signal

MEGABYTE = 1_000_000
MOST_BYTES = 50 * MEGABYTE
MOST_PAGES = 2_000

MEMORY = 1 << 30  # bytes of address space of the child
CPU_SECONDS = 60
SECONDS = 90  # by the clock
NO_MEMORY = 3  # how the child ends when it has no more memory
NO_TIME = -signal.SIGXCPU  # and no more time

WORDS_SECONDS = 30  # of reading words, of those of the child
MOST_LETTERS = 50_000  # that are read of one page

MOST_UNPACKED = 128 * MEGABYTE  # of one stream
MOST_DOTS = 400_000_000  # of one picture
MOST_POINTS = 200 * 72  # of one side of a page: the most that PDF 1.7 allows without user units, 5.08 m
