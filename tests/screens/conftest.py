"""What all tests of screens hold."""

from no_reads_on_the_loop import nothing_is_read_on_the_loop

__all__ = ["nothing_is_read_on_the_loop"]
