"""What the site takes from the rest of the repository: pages that stand elsewhere, the interface, notebooks, a sample."""

from __future__ import annotations

import ast
import json
import os
import re
from pathlib import Path
from typing import Any

import sample  # mkdocs puts this folder on the path while it reads its hooks
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

ROOT = Path(__file__).resolve().parent.parent
FENCE = re.compile(r"(^```.*?^```$)", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s#]+)(#[^)\s]*)?\)")
INCLUDE = re.compile(r'^<!-- include: (\S+) "(.+)" -->$', re.MULTILINE)
WHOLE = re.compile(r"(<(?:a|pre|h[1-6])\b.*?</(?:a|pre|h[1-6])>)", re.DOTALL)
CODE = re.compile(r"<code>(?:fr\.)?(\w+)((?:\(.*?\))?)</code>")


def find_elsewhere() -> dict[str, str]:
    """Pages that stand outside docs: their path in the repository → their path in the site."""
    pages = {
        "CHANGELOG.md": "changelog.md",
        "CONTRIBUTING.md": "contributing.md",
        "models/README.md": "models/index.md",
    }
    for folder in sorted(path.parent for path in (ROOT / "models").glob("*/README.md")):
        pages[f"models/{folder.name}/README.md"] = f"models/{folder.name}.md"
        pages[f"models/{folder.name}/CODING.md"] = f"models/{folder.name}-coding.md"
    for folder in sorted(path.parent for path in (ROOT / "corpus").glob("*/README.md")):
        pages[f"corpus/{folder.name}/README.md"] = f"corpora/{folder.name}.md"
    for file in sorted((ROOT / "notebooks").glob("*.ipynb")):
        pages[f"notebooks/{file.name}"] = f"notebooks/{file.stem}.md"
    return {origin: page for origin, page in pages.items() if (ROOT / origin).is_file()}


def list_names() -> dict[str, list[str]]:
    """The floors of the package, each with its public names, in the order of framing/__init__.pyi."""
    floors: dict[str, list[str]] = {}
    for node in ast.parse((ROOT / "framing" / "__init__.pyi").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module != "_version":
            floor = str(node.module).split(".")[0]
            floors.setdefault(floor, []).extend(str(name.asname) for name in node.names)
    return floors


ELSEWHERE = find_elsewhere()
ORIGIN = {page: origin for origin, page in ELSEWHERE.items()}
MOVED = ELSEWHERE | {
    os.path.dirname(origin): page for origin, page in ELSEWHERE.items() if origin.endswith("README.md")
}
MOVED["CITATION.cff"] = "CITATION.cff"
FLOORS = list_names()
PLACE = {name: f"api/{floor}.html#framing.{name}" for floor, names in FLOORS.items() for name in names}
MENUS = {
    "api": ["api/index.md", *(f"api/{floor}.md" for floor in FLOORS), "api/stats.md"],
    "models": [page for page in ORIGIN if page.startswith("models/")],
    "corpora": [page for page in ORIGIN if page.startswith("corpora/")],
    "notebooks": ["notebooks/index.md", *(page for page in ORIGIN if page.startswith("notebooks/"))],
}


def on_config(config: Any) -> Any:
    """Put the generated pages into the menu, where mkdocs.yml names their folder."""
    config.nav = _fill(config.nav)
    return config


def on_files(files: Any, config: Any) -> Any:
    """Add the pages that docs does not hold."""
    made = {page: _read(origin) for page, origin in ORIGIN.items()}
    made |= {f"api/{floor}.md": _write_floor(floor, names) for floor, names in FLOORS.items()}
    made |= {"api/stats.md": _write_stats(), "api/index.md": _write_floors(), "notebooks/index.md": _list_notebooks()}
    made |= {"CITATION.cff": _read("CITATION.cff")} | sample.make()
    for page, content in made.items():
        files.append(File.generated(config, page, content=content))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Fill in what a page includes, and lead its links to where the site has their goals."""
    uri = page.file.src_uri
    markdown = _move_links(markdown, ORIGIN.get(uri, f"docs/{uri}"), uri)
    return INCLUDE.sub(lambda found: _move_links(_cut(*found.groups()), found[1], uri), markdown)


def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Make each public name that stands as code a link to its place in the interface."""

    def link(found: re.Match[str]) -> str:
        if found[1] not in PLACE:
            return found[0]
        return f'<a href="{get_relative_url(PLACE[found[1]], page.url)}">{found[0]}</a>'

    return "".join(part if WHOLE.fullmatch(part) else CODE.sub(link, part) for part in WHOLE.split(html))


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Give the dialog of the search its name, which a screen reader says."""
    return output.replace('role="dialog"', 'role="dialog" aria-label="Search"')


def _fill(entry: Any) -> Any:
    if isinstance(entry, list):
        return [_fill(each) for each in entry]
    if isinstance(entry, dict):
        return {title: _fill(each) for title, each in entry.items()}
    return MENUS.get(entry, entry)


def _read(origin: str) -> str:
    text = (ROOT / origin).read_text(encoding="utf-8")
    if not origin.endswith(".ipynb"):
        return text
    parts = []
    for cell in json.loads(text)["cells"]:
        source = "".join(cell["source"])
        parts.append(source if cell["cell_type"] == "markdown" else f"```python\n{source}\n```")
    return "\n\n".join(parts)


def _cut(origin: str, heading: str) -> str:
    text = (ROOT / origin).read_text(encoding="utf-8")
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    if found is None:
        raise LookupError(f"{origin} has no section {heading!r}, which a page of docs includes; change the page")
    return found[1].strip()


def _move_links(text: str, origin: str, page: str) -> str:
    """Links as they are right in the repository → links as they are right in the site."""

    def move(found: re.Match[str]) -> str:
        goal, anchor = found[1], found[2] or ""
        if ":" in goal:
            return found[0]
        goal = os.path.normpath(os.path.join(os.path.dirname(origin), goal))
        goal = MOVED.get(goal, goal.removeprefix("docs/"))
        return f"]({os.path.relpath(goal, os.path.dirname(page) or '.')}{anchor})"

    return "".join(part if part.startswith("```") else LINK.sub(move, part) for part in FENCE.split(text))


def _caption(floor: str) -> str:
    tree = ast.parse((ROOT / "framing" / floor / "__init__.py").read_text(encoding="utf-8"))
    return str(ast.get_docstring(tree))


def _write_floor(floor: str, names: list[str]) -> str:
    return f"# {floor}\n\n{_caption(floor)}\n\n" + "\n\n".join(f"::: framing.{name}" for name in names) + "\n"


def _write_stats() -> str:
    tree = ast.parse((ROOT / "framing" / "stats" / "__init__.py").read_text(encoding="utf-8"))
    lists = [node.value for node in tree.body if isinstance(node, ast.Assign) and node.targets[0].id == "__all__"]  # type: ignore[attr-defined]
    return f"# stats\n\n`from framing.stats import …`. {_caption('stats')}\n\n" + "\n\n".join(
        f"::: framing.stats.{name}" for name in ast.literal_eval(lists[0])
    )


def _write_floors() -> str:
    rows = []
    for floor, names in FLOORS.items():
        linked = ", ".join(f"[`{name}`]({floor}.md#framing.{name})" for name in names)
        rows.append(f"| [{floor}]({floor}.md) | {_caption(floor)} | {linked} |")
    rows.append(f"| [stats](stats.md) | {_caption('stats')} | `from framing.stats import …` |")
    return (
        "# The interface\n\nEvery name is a verb and a noun, and the verb tells the floor. A floor takes the tables of the floors above it in this list; "
        "all tables are plain pandas, their columns are on [one page](../tables.md). `import framing as fr`, then `fr.NAME`.\n\n"
        "| floor | what it does | names |\n|---|---|---|\n" + "\n".join(rows) + "\n"
    )


def _list_notebooks() -> str:
    parts = []
    for page, origin in ORIGIN.items():
        if page.startswith("notebooks/"):
            title, first = _read(origin).split("\n\n")[:2]
            parts.append(
                f"**[{page[10:12]} · {title.removeprefix('# ')}]({page[10:]})**\n\n: {' '.join(first.split())}\n"
            )
    return (
        "# Notebooks\n\n`make lab` opens JupyterLab on the folder `notebooks`. Each runs from top to bottom in under a minute on two cores and ends with *try this*. "
        "They stand here without results, to be read; run them to see the tables and pictures.\n\n" + "\n".join(parts)
    )
