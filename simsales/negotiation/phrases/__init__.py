"""What is said at the table, in both languages: the buyer's turns, and the sentence the seller could have said."""

from __future__ import annotations

from .composing import buyer_lines
from .scene import Scene
from .selling import seller_sentence

__all__ = ["Scene", "buyer_lines", "seller_sentence"]
