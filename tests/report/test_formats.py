"""The same page as Markdown and as a Word document: every count, sentence, table and link of the HTML is in them."""

import io
import re
import zipfile

import docx
import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from PIL import Image

import framing as fr
from framing.core.errors import FramingError
from framing.report import Page

KINDS = ("actor", "corpus", "document", "evil")


def words(text):
    """Letters and digits only, so that white space and marks do not count."""
    return re.sub(r"\W+", " ", text)


def read_html(page):
    soup = BeautifulSoup(page.html, "html.parser")
    for dropped in soup(["style", "script", "nav", "svg", "title"]) + soup.select(".skip, .card, .links, .bar"):
        dropped.decompose()
    return soup


@pytest.mark.parametrize("kind", KINDS)
def test_markdown_reads_back_as_the_page(pages, kind):
    page = pages[kind]
    soup, made = (
        read_html(page),
        BeautifulSoup(MarkdownIt("commonmark").enable("table").render(page.markdown), "html.parser"),
    )
    assert not made(["script", "b", "town"])
    assert [words(h.get_text()) for h in made(["h1", "h2", "h3", "h4"])] == [
        words(h.get_text()) for h in soup(["h1", "h2", "h3", "h4"])
    ]
    assert len(made("table")) == len(soup("table"))
    for table, old in zip(made("table"), soup("table"), strict=True):
        cells = [words(cell.get_text(" ")).strip() for cell in table(["td", "th"])]
        wanted = [words(cell.get_text(" ")).strip() for cell in old(["td", "th"])]
        assert [cell for cell in cells if cell] == [cell for cell in wanted if cell]
        assert len({len(row(["td", "th"])) for row in table("tr")}) == 1
    sentences = [words(item.get_text(" ")).split() for item in soup.select(".evidence li")]
    text = words(made.get_text(" ")).split()
    assert all(" ".join(sentence) in " ".join(text) for sentence in sentences)
    ids = {anchor["id"] for anchor in made("a", id=True)}
    links = {anchor["href"][1:] for anchor in made("a", href=True) if anchor["href"].startswith("#")}
    assert links <= ids


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_document_has_the_headings_tables_and_working_links_of_the_page(pages, kind, tmp_path):
    page = pages[kind]
    soup = read_html(page)
    document = docx.Document(page.save(tmp_path / f"{kind}.docx"))
    headings = [p.text for p in document.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert [words(each) for each in headings] == [words(h.get_text()) for h in soup(re.compile("h[1-6]"))]
    assert len(document.tables) == len(soup("table"))
    for table, old in zip(document.tables, soup("table"), strict=True):
        assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
        for row, wanted in zip(table.rows, old("tr"), strict=True):
            cells = [words(cell.text).strip() for cell in row.cells]
            assert all(words(cell.get_text(" ")).strip() in cells for cell in wanted(["td", "th"]))
    body = document.element.body
    bookmarks = set(body.xpath("//w:bookmarkStart/@w:name"))
    assert set(body.xpath("//w:hyperlink/@w:anchor")) <= bookmarks
    if soup.select(".evidence li"):
        assert len(bookmarks) > 3
    assert document.core_properties.title == page.title


def test_plots_become_pictures_with_their_description(pages, tmp_path):
    page = pages["actor"]
    n = page.html.count("<svg")
    assert n
    path = page.save(tmp_path / "actor.md")
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", path.read_text(encoding="utf-8"))
    assert len(pictures) == n
    for alt, place in pictures:
        assert alt
        assert min(Image.open(tmp_path / place).size) > 200
    with zipfile.ZipFile(page.save(tmp_path / "actor.docx")) as archive:
        media = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert len(media) == n
        assert Image.open(io.BytesIO(archive.read(media[0]))).format == "PNG"
        assert archive.read("word/document.xml").decode().count("descr=") == n


def test_voices_are_told_by_the_line_under_the_words(pages, tmp_path):
    document = docx.Document(pages["corpus"].save(tmp_path / "corpus.docx"))
    lines = {run._r.xpath("string(w:rPr/w:u/@w:val)") for p in document.paragraphs for run in p.runs}
    assert {"single", "double", "dash", "wave"} <= lines


def test_the_same_page_makes_the_same_bytes(pages, tmp_path):
    first, second = (pages["actor"].save(tmp_path / name).read_bytes() for name in ("a.docx", "b.docx"))
    assert first == second


def test_what_is_not_offered_is_refused(pages, tmp_path):
    with pytest.raises(FramingError, match=r"not written as PDF; save 'a\.html' and print it .* save 'a\.docx'"):
        pages["actor"].save(tmp_path / "a.pdf")
    with pytest.raises(FramingError, match=r"\.docx was asked for .* offered as HTML only; save it as 'a\.html'"):
        Page("A", "<h1>A</h1>").save(tmp_path / "a.docx")
    assert not list(tmp_path.iterdir())


def test_methods_are_offered_as_word_too(tmp_path):
    corpus = fr.load_sample().select(["tamra-1a-wire", "tamra-1a-banner"])
    study = fr.analyze(corpus, fr.Actors.from_names({"tsc": ["Tamra Shura Council", "TSC"]}))
    document = docx.Document(fr.report_methods(study).save(tmp_path / "methods.docx"))
    assert any(p.text.startswith("The corpus holds 2 articles") for p in document.paragraphs)
    assert len(document.tables) == 2
