"""Blocks of a page as a Word document: headings, numbered tables and figures, links that lead to their sentences."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence, Set
from typing import Any

from framing.core.errors import FramingError
from framing.report._blocks import Block, Cell, Figure, Run, Table, Text

_UNDERLINES = {"own": "SINGLE", "quoted": "DOUBLE", "reported": "DASH", "distanced": "WAVY", "name": "DOTTED"}
_TEXT_WIDTH = 17.0  # centimetres between the margins of an A4 page
_WIDE = 7  # columns from which a table is set in smaller type
_FONT = "Liberation Sans"
_DATE = (1980, 1, 1, 0, 0, 0)  # of the parts of the file, so that the same page makes the same bytes


def write_word(
    title: str, blocks: Sequence[Block], targets: Set[str], figures: Mapping[str, Callable[[], bytes]]
) -> bytes:
    """Write the blocks as the bytes of a ``.docx`` file; figures are PNG, drawn now.

    Raises
    ------
    FramingError
        python-docx is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise FramingError(
            "a .docx file is written by python-docx, which is not installed; run: pip install framing-toolkit[report]"
        ) from error
    writer = _Writer(docx.Document(), targets, figures)
    writer.set_up(title)
    for block in blocks:
        writer.add(block)
    stream = io.BytesIO()
    writer.document.save(stream)
    return _settle(stream)


def _settle(stream: io.BytesIO) -> bytes:
    """The same archive with fixed dates."""
    settled = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return settled.getvalue()


class _Writer:
    """A document that grows block by block; it numbers its tables, figures and bookmarks."""

    def __init__(self, document: Any, targets: Set[str], figures: Mapping[str, Callable[[], bytes]]) -> None:
        self.document, self.targets, self.figures = document, targets, figures
        self.styles: dict[str, str] = {}
        self.numbers = {"Table": 0, "Figure": 0, "bookmark": 0}

    def set_up(self, title: str) -> None:
        """Page, fonts and the properties of the file."""
        from docx.shared import Cm, Pt, RGBColor

        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.0)
        section.top_margin = section.bottom_margin = Cm(2.0)
        properties = self.document.core_properties
        properties.title, properties.author, properties.language = _clean(title), "framing", "en"
        properties.comments = ""
        sizes = {"Normal": 10, "Title": 20, "Caption": 9, "Heading 1": 16, "Heading 2": 14, "Heading 3": 12}
        for name, size in {**sizes, "Heading 4": 11, "Heading 5": 10, "Heading 6": 10}.items():
            style = self.document.styles[name]
            style.font.name, style.font.size = _FONT, Pt(size)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for slot in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(_name(f"w:{slot}"), None)
            style.font.color.rgb = RGBColor(0x1A, 0x1A, 0x1A)
        for name in ("Caption", "Heading 4", "Heading 6"):
            self.document.styles[name].font.italic = False
        self.document.styles["Caption"].font.bold = False
        self.document.styles["Normal"].paragraph_format.space_after = Pt(5)
        self._number_pages(section)

    def _number_pages(self, section: Any) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._add_field(paragraph, "PAGE", "1")

    def add(self, block: Block) -> None:
        """One more block at the end."""
        if isinstance(block, Table):
            self._add_table(block)
        elif isinstance(block, Figure):
            self._add_figure(block)
        else:
            self._add_text(block)

    def _add_paragraph(self, style: str) -> Any:
        """An empty paragraph; its style is looked up once, as that is what takes python-docx its time."""
        if style not in self.styles:
            self.styles[style] = self.document.styles[style].style_id
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self.styles[style]
        return paragraph

    def _add_text(self, block: Text) -> None:
        from docx.shared import Pt

        styles = {"item": "List Bullet", "caption": "Caption"}
        if block.kind == "heading":
            paragraph = self._add_paragraph("Title" if block.level == 1 else f"Heading {block.level - 1}")
        else:
            paragraph = self._add_paragraph(styles.get(block.kind, "Normal"))
        if block.kind == "source":
            paragraph.paragraph_format.line_spacing = 1.3
            paragraph.paragraph_format.space_after = Pt(8)
        self._fill(paragraph, block.runs, anchors=block.anchors)

    def _add_figure(self, block: Figure) -> None:
        from docx.shared import Cm

        if block.key in self.figures:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.keep_with_next = True
            picture = paragraph.add_run().add_picture(io.BytesIO(self.figures[block.key]()))
            scale = min(1.0, Cm(_TEXT_WIDTH) / picture.width, Cm(22.0) / picture.height)
            picture.width, picture.height = int(picture.width * scale), int(picture.height * scale)
            picture._inline.docPr.set("descr", _clean(block.alt))
        self._add_caption("Figure", block.caption or (Run(block.alt),))

    def _add_caption(
        self, kind: str, runs: Sequence[Run], anchors: Sequence[str] = (), *, before: bool = False
    ) -> None:
        self.numbers[kind] += 1
        paragraph = self._add_paragraph("Caption")
        paragraph.paragraph_format.keep_with_next = before
        paragraph.add_run(f"{kind} ").bold = True
        self._add_field(paragraph, f"SEQ {kind} \\* ARABIC", str(self.numbers[kind]), bold=True)
        paragraph.add_run(". ").bold = True
        self._fill(paragraph, runs, anchors=anchors)

    def _add_table(self, block: Table) -> None:
        from docx.shared import Cm, Pt

        rows = [*block.head, *block.body]
        width = max((sum(cell.span for cell in row) for row in rows), default=0)
        if not width:
            return
        self._add_caption("Table", block.caption, block.anchors, before=True)
        table = self.document.add_table(rows=len(rows), cols=width)
        _draw_rules(table, len(block.head))
        widths = _share_width(rows, width)
        for column, share in zip(table.columns, widths, strict=True):
            column._gridCol.w = Cm(share)
        size = Pt(8.5) if width < _WIDE else Pt(7)
        for target, row in zip(table.rows, rows, strict=True):
            cells, at = target.cells, 0
            for cell in row:
                place = cells[at] if cell.span == 1 else cells[at].merge(cells[at + cell.span - 1])
                place.width = Cm(sum(widths[at : at + cell.span]))
                self._fill_cell(place, cell, size, bold=any(row is each for each in block.head) or cell.span > 1)
                at += cell.span
        self.document.add_paragraph().paragraph_format.space_after = Pt(2)

    def _fill_cell(self, place: Any, cell: Cell, size: Any, *, bold: bool) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        paragraph = place.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(1)
        if cell.right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._fill(paragraph, cell.runs, anchors=cell.anchors, size=size, bold=bold)

    def _fill(
        self, paragraph: Any, runs: Sequence[Run], *, anchors: Sequence[str] = (), size: Any = None, bold: bool = False
    ) -> None:
        for anchor in anchors:
            if anchor in self.targets:
                self._add_bookmark(paragraph, anchor)
        for run in runs:
            made = paragraph.add_run(_clean(run.text))
            made.bold = True if bold or run.bold else None
            if size is not None:
                made.font.size = size
            if run.voice:
                _mark(made, run.voice)
            if run.link:
                self._link(paragraph, made, run.link)

    def _add_bookmark(self, paragraph: Any, anchor: str) -> None:
        from docx.oxml import OxmlElement

        self.numbers["bookmark"] += 1
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(tag)
            mark.set(_name("w:id"), str(self.numbers["bookmark"]))
            if tag == "w:bookmarkStart":
                mark.set(_name("w:name"), _to_bookmark(anchor))
            paragraph._p.append(mark)

    def _link(self, paragraph: Any, run: Any, link: str) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml import OxmlElement
        from docx.shared import RGBColor

        around = OxmlElement("w:hyperlink")
        if link.startswith("#"):
            around.set(_name("w:anchor"), _to_bookmark(link[1:]))
        elif link.startswith(("http://", "https://", "mailto:")):
            around.set(_name("r:id"), paragraph.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        else:
            return
        run.font.color.rgb = RGBColor(0x0A, 0x55, 0x9C)
        run._r.addprevious(around)
        around.append(run._r)

    def _add_field(self, paragraph: Any, code: str, shown: str, *, bold: bool = False) -> None:
        """A number that the word processor keeps up to date."""
        from docx.oxml import OxmlElement

        field = OxmlElement("w:fldSimple")
        field.set(_name("w:instr"), code)
        paragraph._p.append(field)
        run = paragraph.add_run(shown)
        run.bold = bold or None
        field.append(run._r)


def _share_width(rows: Sequence[Sequence[Cell]], n_columns: int) -> list[float]:
    """Centimetres of each column: as much as its longest word needs, and of the rest by how much text it holds."""
    words, texts = [1] * n_columns, [1] * n_columns
    for row in rows:
        at = 0
        for cell in row:
            if cell.span == 1:
                lines = "".join(run.text for run in cell.runs).split("\n")
                words[at] = max(words[at], *(len(word) for line in lines for word in line.split(" ")))
                texts[at] = max(texts[at], min(60, max(len(line) for line in lines)))
            at += cell.span
    letter = 0.19 if n_columns < _WIDE else 0.15  # centimetres
    least = [letter * min(word, 22) + 0.5 for word in words]
    spare = max(0.0, _TEXT_WIDTH - sum(least))
    wanted = [max(0.0, letter * text + 0.5 - needed) for text, needed in zip(texts, least, strict=True)]
    total = sum(wanted) or 1.0
    shares = [needed + min(spare / total, 1.0) * want for needed, want in zip(least, wanted, strict=True)]
    scale = min(1.0, _TEXT_WIDTH / sum(shares))
    return [share * scale for share in shares]


def _draw_rules(table: Any, n_head: int) -> None:
    """Thin lines under the rows; the head comes again on every page, and no row is torn."""
    from docx.oxml import OxmlElement

    table.autofit = False
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "BBBBBB")):
            line.set(_name(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)
    for place, row in enumerate(table.rows):
        settings = row._tr.get_or_add_trPr()
        settings.append(OxmlElement("w:cantSplit"))
        if place < n_head:
            settings.append(OxmlElement("w:tblHeader"))


def _mark(run: Any, voice: str) -> None:
    """The voice as the page shows it: a solid, double, dashed, wavy or dotted line."""
    from docx.enum.text import WD_UNDERLINE

    run.font.underline = WD_UNDERLINE[_UNDERLINES[voice]]


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(tag))


def _to_bookmark(anchor: str) -> str:
    """A name that Word accepts: letters, digits and underscores, a letter first, 40 characters at most."""
    return ("b_" + "".join(c if c.isalnum() else "_" for c in anchor))[:40]


def _clean(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(
        c if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff") else "\ufffd"
        for c in text
    )
