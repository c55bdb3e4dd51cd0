"""A second pair of ears: what is wrong with a buyer's turn, found in the words alone.

The checker never looks at the pieces a line was made of. It takes out what may be there (the values of the offers named, the
author's own sentences) and listens to the rest: a number left over is a leak, a word of agreement without an acceptance
contradicts the state, and so on. Used by the tests and whenever somebody adds phrases.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from ...i18n import Text
from ..moves import Reply, Say
from .hearing import ADDRESS, EARS, OBJECTION_WORDS, WEIGHT_WORDS
from .manners import placed
from .scene import Scene
from .spoken import evened

_NAMING = frozenset({Say.COUNTER, Say.GIVE, Say.STAND, Say.LAST_OFFER, Say.ACCEPT})
_NUMBERS = {
    "zh": re.compile("[0-9０-９%％]|[零两二三四五六七八九十百千]+(万|成|折|天|个点|倍|个月)|百分之|一(万|成|半)"),
    "en": re.compile(
        r"[0-9%]|\b(two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|per ?cent|double)\b",
        re.I,
    ),
}
_CLUMSY = re.compile(
    r"[{}]|[，、；：。？！,;:] *[，、；：。？！,;:.]|  | [,.?!]|^[，。, ]|[^.]\.\.(?!\.)|[a-z][.?!][A-Z]"
)
_NARROW = re.compile("[\u3400-\u9fff] *[,;:?!]|[,;:?!] *[\u3400-\u9fff]")
_END = ("。", "？", "！", ".", "?", "!")
_REST = {
    "zh": re.compile("其他的不变|照原来的|其余各条"),
    "en": re.compile("rest stays|else as before|other points alone"),
}
_OPENING = {"zh": re.compile(r"^[^，。？：]{1,8}[，。？：]"), "en": re.compile(r"^[A-Z][\w' ]{0,40}?[,.:?]")}


def faults(reply: Reply, scene: Scene, lines: Sequence[str]) -> list[str]:
    """What is wrong with these lines as the words of this turn; nothing if all is well."""
    reply = placed(reply, scene)
    found = [*_length(reply, lines), *_unnamed(reply, scene, lines), *_untold(reply, scene, lines)]
    for place, line in enumerate(lines):
        bare = _without_givens(line, reply, scene)
        found += [*_numbers(bare, scene), *_heard(bare, reply, scene), *_shape(line, bare, reply, scene)]
        found += _echoes(line, lines[place - 1] if place else (scene.used[-1] if scene.used else ""), scene)
    return found


def _length(reply: Reply, lines: Sequence[str]) -> Iterator[str]:
    if len(lines) != len(reply):
        yield f"{len(reply)} things to say, {len(lines)} lines"


def _unnamed(reply: Reply, scene: Scene, lines: Sequence[str]) -> Iterator[str]:
    """Each offer names every value that moved."""
    before = scene.spell(scene.before) if scene.before >= 0 else {}
    for said, line in zip(reply, lines, strict=False):
        if said.say not in _NAMING or said.offer < 0:
            continue
        for issue, value in scene.spell(said.offer).items():
            if before.get(issue) != value and evened(value.say(scene.lang), scene.lang).lower() not in line.lower():
                yield f"{issue} moved and is not named"
        if _REST[scene.lang].search(line) and (
            not before or all(before[i] != v for i, v in scene.spell(said.offer).items())
        ):
            yield "says that the rest stays, and nothing does"


def _givens(reply: Reply, scene: Scene) -> list[str]:
    """What may be in the turn beside our own words: values of its offers, the author's sentences for its topics."""
    texts = [value for said in reply if said.offer >= 0 for value in scene.spell(said.offer).values()]
    for said in reply:
        source = {Say.TELL: [scene.facts], Say.BLUFF: [scene.bluffs], Say.RAISE: [scene.objections]}
        for table in source.get(said.say, [scene.reasons] if said.say is Say.EXPLAIN else []):
            texts += [table[said.topic]] if said.topic in table else []
    return sorted((_kernel(text, scene) for text in texts), key=len, reverse=True)


def _kernel(text: Text, scene: Scene) -> str:
    return evened(text.say(scene.lang), scene.lang).strip().rstrip("。.？?！!")


def _without_givens(line: str, reply: Reply, scene: Scene) -> str:
    for given in _givens(reply, scene):
        line = re.sub(re.escape(given), "~", line, flags=re.IGNORECASE)
    return line


def _untold(reply: Reply, scene: Scene, lines: Sequence[str]) -> Iterator[str]:
    """No fact, bluff, objection or reason is said in a turn that is not about it."""
    may = set(_givens(reply, scene))
    turn = "\n".join(lines)
    for table in (scene.facts, scene.bluffs, scene.objections, scene.reasons):
        for topic, text in table.items():
            words = _kernel(text, scene)
            if words not in may and words in turn:
                yield f"lets slip what belongs to {topic}"


def _numbers(bare: str, scene: Scene) -> Iterator[str]:
    if hit := _NUMBERS[scene.lang].search(bare):
        yield f"a number from nowhere: {hit.group()}"


def _heard(bare: str, reply: Reply, scene: Scene) -> Iterator[str]:
    says = {said.say for said in reply}
    topics = {said.topic for said in reply}
    side = 0 if scene.lang == "zh" else 1
    for ear in EARS:
        if hit := (ear.en if side else ear.zh).search(bare):
            in_place = says & ear.says and scene.tone in ear.tones and not says & ear.bars
            if not in_place:
                yield f"{ear.wrong}: {hit.group()}"
    for kind, words in OBJECTION_WORDS.items():
        if kind not in topics and (hit := words[side].search(bare)):
            yield f"an objection nobody raised, {kind}: {hit.group()}"
    told = {scene.weights.get(said.topic) for said in reply if said.say in (Say.TELL, Say.BLUFF)}
    told |= set(scene.weights.values()) if topics & {"priorities"} else set()
    for weight, words in WEIGHT_WORDS.items():
        if told and weight not in told and (hit := words[side].search(bare)):
            yield f"matters {weight}, which is not so: {hit.group()}"


def _shape(line: str, bare: str, reply: Reply, scene: Scene) -> Iterator[str]:
    if hit := _CLUMSY.search(bare):
        yield f"clumsy: {hit.group()!r}"
    if scene.lang == "zh" and (hit := _NARROW.search(line)):
        yield f"two kinds of punctuation: {hit.group()!r}"
    if not line.endswith(_END):
        yield "does not end"
    for character in bare:
        if unicodedata.east_asian_width(character) == "A" or unicodedata.category(character) in ("So", "Cc", "Cf"):
            yield f"a glyph of uncertain width: {character!r}"
    at_the_door = any(said.say in (Say.GATE, Say.PASS_ON) for said in reply)
    if scene.lang == "zh" and not at_the_door and (hit := ADDRESS[scene.voice].search(bare)):
        yield f"{scene.voice} does not address anyone as {hit.group()}"


def _echoes(line: str, neighbour: str, scene: Scene) -> Iterator[str]:
    if line == neighbour:
        yield "repeats its neighbour"
    mine, theirs = (_OPENING[scene.lang].match(words) for words in (line, neighbour))
    if mine and theirs and mine.group() == theirs.group():
        yield f"begins like its neighbour: {mine.group()}"
