"""Free text at the table: a typed line in Chinese or English becomes a reading of it, or is asked back.

normalise   one width, one case, slips mended
numbers     numerals in both languages            quantities  what they count
segments    where speakers pause                  binding     which issue a number binds to
acts        which act it is                       exchanges   what is given for what
gist        where no telling word is found
topics      what it is about                      echo        what is said back before it binds
compose     the door: read(text, terms)           words/      the word classes, as data
fitting     a share taken to the nearest step     likeness   near a promise of the brief
"""

from .compose import read
from .table import Issue, Reading, Terms, Unclear

__all__ = ["Issue", "Reading", "Terms", "Unclear", "read"]
