"""XML from somewhere else as plain nodes that know their line; bombs, foreign entities and oversized files are refused.

Used for published negotiation domains. Whatever bytes a file holds, only ScenarioError is raised. Parsing is defusedxml's:
no document type, no entities, nothing fetched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from simsales.errors import Place, Problem, ScenarioError
from simsales.i18n import Text
from simsales.text import safe_text

from .raw_file import bytes_of

MAX_BYTES = 1_000_000
_MAX_DEPTH, _MAX_NODES, _MAX_ATTRIBUTES = 16, 20_000, 30
_NOT_XML = Text(en="this is not XML", zh="这不是 XML")
_DEFINES = Text(
    en="this XML has a document type or entities, which are not read", zh="此 XML 含文档类型或实体定义, 不予读取"
)
_TOO_DEEP = Text(en="this XML is nested too deep or has too many parts", zh="此 XML 嵌套太深或元素太多")
_DEPTH = Text(
    en=f"allowed: {_MAX_DEPTH} levels, {_MAX_NODES:,} elements", zh=f"允许: {_MAX_DEPTH} 层, {_MAX_NODES:,} 个元素"
)


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its name, its attributes, what is inside, and where it begins."""

    tag: str
    attributes: Mapping[str, str]
    place: Place
    inside: list[Node] = field(default_factory=list)

    def get(self, name: str) -> str:
        return self.attributes.get(name, "").strip()

    def all(self, tag: str) -> Iterator[Node]:
        """Every element of that name below, at any depth, in the order of the file."""
        for node in self.inside:
            if node.tag == tag:
                yield node
            yield from node.all(tag)


def read_xml(path: Path) -> Node:
    """The outermost element of a file. Raises ScenarioError."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.sax import parseString

    name = safe_text(path, limit=1_000)
    raw = bytes_of(path, name, MAX_BYTES)
    tree = _Tree(name)
    try:
        parseString(raw, tree, forbid_dtd=True)
    except DefusedXmlException:
        _refuse(tree.here(), _DEFINES)
    except SAXException as error:
        _refuse(_place_of(error, name), _NOT_XML)
    except (ValueError, LookupError):
        _refuse(tree.here(), _NOT_XML)
    if tree.root is None:
        _refuse(Place(name), _NOT_XML)
    return tree.root


class _Tree(ContentHandler):
    """Builds the nodes as the parser goes."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.root: Node | None = None
        self._name, self._open, self._count = name, list[Node](), 0
        self._locator: Any = None

    def setDocumentLocator(self, locator: Any) -> None:  # noqa: N802
        self._locator = locator

    def here(self) -> Place:
        if self._locator is None or not self._locator.getLineNumber():
            return Place(self._name)
        return Place(self._name, self._locator.getLineNumber(), (self._locator.getColumnNumber() or 0) + 1)

    def startElement(self, tag: str, attributes: Any) -> None:  # noqa: N802
        self._count += 1
        if len(self._open) >= _MAX_DEPTH or self._count > _MAX_NODES or len(attributes) > _MAX_ATTRIBUTES:
            _refuse(self.here(), _TOO_DEEP, _DEPTH)
        node = Node(tag, dict(attributes.items()), self.here())
        if self._open:
            self._open[-1].inside.append(node)
        else:
            self.root = node
        self._open.append(node)

    def endElement(self, tag: str) -> None:  # noqa: N802
        self._open.pop()


def _place_of(error: SAXException, name: str) -> Place:
    line = getattr(error, "getLineNumber", lambda: 0)() or 0
    column = getattr(error, "getColumnNumber", lambda: 0)() or 0
    return Place(name, line, column + 1) if line else Place(name)


def _refuse(place: Place, what: Text, allowed: Text | None = None) -> NoReturn:
    raise ScenarioError(Problem(place, "", what, allowed)) from None
