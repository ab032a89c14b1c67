"""A page read back as a row of blocks (headings, paragraphs, tables, figures), to be written in another format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Literal, TypeAlias

_VOID = {"br", "meta", "link", "img", "hr", "input", "use", "path"}
_SKIPPED = {"head", "title", "script", "style", "nav", "button"}
_HEADING = re.compile(r"h[1-6]$")
_INLINE = {"a", "b", "br", "em", "i", "mark", "small", "span", "strong"}
_SPACE = re.compile(r"[ \t\n\r\f]+")
VOICES = ("own", "quoted", "reported", "distanced", "name")


@dataclass(frozen=True)
class Run:
    """A stretch of text that looks the same: bold, small, marked with a voice, linked to an id (``#…``) or address."""

    text: str
    bold: bool = False
    small: bool = False
    voice: str = ""
    link: str = ""


@dataclass(frozen=True)
class Text:
    """A heading (with its level), a paragraph, or an item of a list; `anchors` are the ids that lead to it."""

    runs: tuple[Run, ...]
    kind: Literal["heading", "paragraph", "item", "caption", "source"] = "paragraph"
    level: int = 0
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cell:
    """One cell of a table."""

    runs: tuple[Run, ...]
    head: bool = False
    right: bool = False
    span: int = 1
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table: its caption, the rows of its head and of its body."""

    caption: tuple[Run, ...]
    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A plot: its key among the page's figures, what a reader hears instead, and its caption."""

    key: str
    alt: str
    caption: tuple[Run, ...]


Block: TypeAlias = Text | Table | Figure


@dataclass
class _Node:
    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[_Node | str] = field(default_factory=list)

    def has(self, name: str) -> bool:
        return name in self.attrs.get("class", "").split()

    def walk(self) -> Iterator[_Node]:
        yield self
        for child in self.children:
            if isinstance(child, _Node):
                yield from child.walk()

    def find(self, *tags: str) -> Iterator[_Node]:
        return (node for node in self.walk() if node.tag in tags)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [_Node("root")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = _Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(_Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(node.tag == tag for node in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_blocks(html: str) -> tuple[list[Block], set[str]]:
    """The blocks of a page in order, and the ids that its links lead to."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    root = reader.open[0]
    targets = {node.attrs["href"][1:] for node in root.find("a") if node.attrs.get("href", "").startswith("#")}
    return list(_read(root)), targets


def _read(node: _Node) -> Iterator[Block]:
    if node.tag in _SKIPPED or node.has("skip") or node.has("card"):
        return
    if _HEADING.match(node.tag):
        yield Text(_runs(node), "heading", int(node.tag[1]), _ids(node))
    elif node.tag in ("p", "summary"):
        runs = _runs(node)
        yield Text(
            tuple(replace(run, bold=True) for run in runs) if node.tag == "summary" else runs, anchors=_ids(node)
        )
    elif node.tag in ("ul", "ol"):
        for item in (child for child in node.children if isinstance(child, _Node)):
            yield Text(_runs(item), "item", anchors=_ids(item))
    elif node.tag == "dl":
        yield from _read_terms(node)
    elif node.tag == "table":
        yield _read_table(node)
    elif node.tag == "figure":
        yield from _read_figure(node)
    elif node.has("article"):
        yield from _read_source(node)
    else:
        yield from _read_children(node)


def _read_children(node: _Node) -> Iterator[Block]:
    """The blocks inside a node; text that stands loose between them makes paragraphs."""
    loose = _Node("p")
    for child in node.children:
        if isinstance(child, str) or child.tag in _INLINE:
            loose.children.append(child)
            continue
        yield from _flush(loose)
        loose = _Node("p")
        yield from _read(child)
    yield from _flush(loose)


def _flush(loose: _Node) -> Iterator[Block]:
    runs = _runs(loose)
    if any(run.text.strip() for run in runs) and not all(run.link == "#main" for run in runs):
        yield Text(runs)


def _read_terms(node: _Node) -> Iterator[Block]:
    term: tuple[Run, ...] = ()
    for child in node.children:
        if isinstance(child, _Node) and child.tag == "dt":
            term = _runs(child)
        elif isinstance(child, _Node) and child.tag == "dd":
            yield Text((*term, Run(": "), *_runs(child)), "item")


def _read_table(node: _Node) -> Table:
    caption = tuple(run for each in node.find("caption") for run in _runs(each))
    head: list[tuple[Cell, ...]] = []
    body: list[tuple[Cell, ...]] = []
    for part in node.find("thead", "tbody"):
        for row in part.find("tr"):
            cells = [child for child in row.children if isinstance(child, _Node)]
            read = tuple(_read_cell(cell, _ids(row) if not place else ()) for place, cell in enumerate(cells))
            (head if part.tag == "thead" else body).append(read)
    return Table(caption, tuple(head), tuple(body), (node.attrs["id"],) if "id" in node.attrs else ())


def _read_cell(node: _Node, more: tuple[str, ...]) -> Cell:
    right = node.has("n") or node.has("num")
    return Cell(
        _runs(node, cell=True), node.tag == "th", right, int(node.attrs.get("colspan", 1)), (*more, *_ids(node))
    )


def _read_figure(node: _Node) -> Iterator[Block]:
    for svg in node.find("svg"):
        caption = tuple(run for each in node.find("figcaption") for run in _runs(each))
        yield Figure(svg.attrs.get("id", ""), svg.attrs.get("aria-label", ""), caption)


def _read_source(node: _Node) -> Iterator[Block]:
    """The text of an article, whose line breaks count."""
    line: list[Run] = []
    anchors: list[str] = []
    for run, ids in _inline(node, Run(""), keep=True):
        anchors += ids
        for place, part in enumerate(run.text.split("\n")):
            if place:
                yield from _make_source(line, anchors)
                line, anchors = [], []
            line.append(replace(run, text=part))
    yield from _make_source(line, anchors)


def _make_source(line: list[Run], anchors: list[str]) -> Iterator[Block]:
    if any(run.text.strip() for run in line):
        yield Text(tuple(run for run in line if run.text), "source", anchors=tuple(anchors))


def _ids(node: _Node) -> tuple[str, ...]:
    return tuple(each.attrs["id"] for each in node.walk() if "id" in each.attrs)


def _runs(node: _Node, *, cell: bool = False) -> tuple[Run, ...]:
    """The text of a node with white space as a browser shows it; what stands on a line of its own there does here."""
    keep = node.has("lines")
    return _squeeze(run for run, _ in _inline(node, Run(""), keep=keep, cell=cell or node.tag == "li"))


def _inline(node: _Node, look: Run, *, keep: bool = False, cell: bool = False) -> Iterator[tuple[Run, tuple[str, ...]]]:
    yield replace(look, text=""), (node.attrs["id"],) if "id" in node.attrs else ()
    voice = next((name for name in VOICES if node.has(name)), look.voice)
    own_line = cell and (node.tag == "small" or (node.tag == "strong" and cell)) and _stands_alone(node)
    look = replace(
        look, bold=look.bold or node.tag in ("b", "strong"), small=look.small or node.tag == "small", voice=voice,
        link=node.attrs.get("href", look.link) if node.tag == "a" else look.link,
    )  # fmt: skip
    if own_line:
        yield replace(look, text="\n"), ()
    for child in node.children:
        if isinstance(child, str):
            yield replace(look, text=child if keep else _SPACE.sub(" ", child)), ()
        elif child.tag == "br":
            yield replace(look, text="\n"), ()
        elif child.tag == "details":
            yield from _inline_details(child, look)
        elif child.attrs.get("aria-hidden") != "true" and not child.has("card") and child.tag not in _SKIPPED:
            yield from _inline(child, look, keep=keep, cell=cell)
    if node.attrs.get("data-tag"):
        yield replace(look, text=f" [{node.attrs['data-tag']}]", small=True, voice="", link=""), ()
    if own_line:
        yield replace(look, text="\n"), ()


def _stands_alone(node: _Node) -> bool:
    return node.tag == "small" or any(
        isinstance(child, str) and child.rstrip().endswith("%") for child in node.children
    )


def _inline_details(node: _Node, look: Run) -> Iterator[tuple[Run, tuple[str, ...]]]:
    """A number that opens onto links: the number, leading to the first of them."""
    links = [each.attrs["href"] for each in node.find("a") if each.attrs.get("href")]
    for summary in node.find("summary"):
        yield from _inline(summary, replace(look, link=links[0] if links else ""))


def _squeeze(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs without doubled white space, none at the edges, and like runs joined."""
    joined: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    made: list[Run] = []
    last = "\n"
    for run in joined:
        text = re.sub(r" *\n[ \n]*", "\n", re.sub(r" {2,}", " ", run.text))
        text = text.lstrip(" \n") if last == "\n" else text.lstrip(" ") if last == " " else text
        if text:
            made.append(replace(run, text=text))
            last = text[-1]
    while made and not made[-1].text.rstrip(" \n"):
        made.pop()
    if made:
        made[-1] = replace(made[-1], text=made[-1].text.rstrip(" \n"))
    return tuple(made)
