"""The code of a page: its blocks, run in order in one namespace, in a folder that has what a reader would have."""

import ast
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import framing as fr

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
OUTLETS = ("Belharian Banner", "Sarrun Ledger")
BY_OTHERS = ("framing demo",)  # in test_wheel.py
FENCE = re.compile(
    r"(?:^<!-- not run: (?P<why>[^\n]+) -->\n)?^```(?P<kind>python|sh)\n(?P<code>.*?)^```$"
    r"(?:\n\n```text\n(?P<shown>.*?)^```$)?",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Block:
    """One fenced block: its language, its code, what the page shows of its last value, its line, why it is not run."""

    kind: str
    code: str
    shown: str
    line: int
    why: str


def read_blocks(page):
    """The blocks of a page in Python or for the shell, in order."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(
            found["kind"],
            found["code"],
            found["shown"] or "",
            text[: found.start("code")].count("\n"),
            found["why"] or "",
        )
        for found in FENCE.finditer(text)
    ]


def name_page(page):
    return page.relative_to(ROOT).as_posix()


def furnish(folder, *, stories=8):
    """What the pages take for given: the sample corpora, a file of one's own with two outlets, its actors, texts."""
    (folder / "corpus").symlink_to(ROOT / "corpus")
    docs = fr.load_sample().docs
    docs = docs[docs.source.isin(OUTLETS) & docs.story.isin(sorted(set(docs.story))[:stories])]
    docs = docs.rename(columns={"source": "outlet", "text": "body"})
    docs[["outlet", "story", "date", "title", "body"]].to_csv(folder / "news.csv", index=False)
    (folder / "actors.toml").write_bytes((ROOT / "corpus" / "tamra" / "actors.toml").read_bytes())
    for row in docs.head(4).itertuples():
        for place in ("texts", "folder-of-texts"):
            file = folder / place / row.outlet / f"{row.doc_id}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(row.body, encoding="utf-8")
    (folder / "crawl").mkdir()
    (folder / "crawl" / "part.jsonl").write_bytes((ROOT / "corpus" / "tamra" / "articles.jsonl").read_bytes())


def run_python(block, page, space):
    """Run a block as if it stood in the page at its line; the value of its last line must be what the page shows."""
    tree = ast.parse("\n" * block.line + block.code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, name_page(page), "exec"), space)
    value = eval(compile(ast.Expression(last.value), name_page(page), "eval"), space) if last else None
    if block.shown:
        told = f"{name_page(page)}, line {block.line}, shows another result; read the page again and write:\n{value}"
        assert str(value).split() == block.shown.split(), told


def run_shell(block, call):
    """Run the `framing` lines of a block; other commands are the reader's."""
    for line in block.code.splitlines():
        words = shlex.split(line.partition(" > ")[0], comments=True)
        if words[:1] == ["framing"] and " ".join(words) not in BY_OTHERS:
            result = call(words[1:])
            assert result.exit_code == 0, f"{line}\n{result.output}"


def run_page(page, call):
    """Run all blocks of a page in the current folder and give back what they left."""
    space = {"__name__": "__main__"}
    for block in read_blocks(page):
        if not block.why:
            run_python(block, page, space) if block.kind == "python" else run_shell(block, call)
    return space
