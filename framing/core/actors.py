"""The second noun: whom the articles speak of, under which names."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from framing.core.display import write_card, write_table
from framing.core.errors import ActorsError
from framing.core.provenance import digest

KINDS = ("person", "group", "place", "")
_LIST_FIELDS = ("aliases", "titles", "descriptions")


@dataclass(frozen=True)
class Actor:
    """One actor.

    Parameters
    ----------
    id : str
        Short handle, e.g. ``"dscm"``.
    name : str
        The fullest name.
    aliases : tuple of str
        Other names, acronyms among them. They always win over what the tool finds by itself.
    kind : {"person", "group", "place", ""}
        Empty: read off the name and the articles.
    titles : tuple of str
        Offices and ranks that may stand before or instead of the name: ``"Marshal"``, ``"prime minister"``.
    descriptions : tuple of str
        Nouns that mean this actor when they stand with *the*, *this* or *its*: ``"militants"``, ``"agency"``.
    side : str
        A party to the conflict, for grouping.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    titles: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    side: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all aliases, each once."""
        return tuple(dict.fromkeys((self.name, *self.aliases)))


_FIELDS = {field.name for field in fields(Actor)} - {"id"}


@dataclass(frozen=True)
class Actors:
    """The actors of a study, in the order given.

    Raises
    ------
    ActorsError
        No actor, an id that stands twice, or a name that two actors claim.
    """

    items: tuple[Actor, ...]

    def __post_init__(self) -> None:
        if not self.items:
            raise ActorsError("at least one actor was asked for and none was given; name one, e.g. {'un': ['UN']}")
        owner: dict[str, str] = {}
        ids: set[str] = set()
        for actor in self.items:
            if actor.id in ids:
                raise ActorsError(f"actor ids must differ; {actor.id!r} stands twice; rename one of them")
            ids.add(actor.id)
            for name in actor.names:
                if not name.strip():
                    raise ActorsError(f"actor {actor.id!r} has an empty name or alias; fill it in or take it out")
                if owner.setdefault(name, actor.id) != actor.id:
                    raise ActorsError(
                        f"a name can mean one actor; {name!r} is claimed by {owner[name]!r} and {actor.id!r}; "
                        "take it from one of them"
                    )

    @classmethod
    def read(cls, path: str | Path) -> Actors:
        """Read a TOML file: one table an actor, ``name`` required.

        Raises
        ------
        ActorsError
            No such file, not TOML, an unknown key, or no ``name``.
        """
        file = Path(path)
        if not file.is_file():
            raise ActorsError(f"an actors file was asked for and {str(file)!r} is not a file; check the path")
        try:
            data = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ActorsError(f"an actors file is TOML in UTF-8; {str(file)!r} is not: {error}") from error
        return cls(tuple(_actor(key, entry, str(file)) for key, entry in data.items()))

    @classmethod
    def from_names(cls, names: Mapping[str, str | Sequence[str]]) -> Actors:
        """Make actors from ``{id: [name, alias, …]}``; the first is the name.

        Examples
        --------
        >>> Actors.from_names({"dscm": ["Derna Shura Council", "DSCM"]})["dscm"].aliases
        ('DSCM',)
        """
        items = []
        for key, given in names.items():
            listed = [given] if isinstance(given, str) else list(given)
            if not listed or not all(isinstance(name, str) for name in listed):
                raise ActorsError(f"actor {key!r} needs a list of names such as ['Derna Shura Council']; got {given!r}")
            items.append(Actor(str(key), listed[0], tuple(dict.fromkeys(listed[1:]))))
        return cls(tuple(items))

    def write(self, path: str | Path) -> Path:
        """Write the TOML file that `read` reads."""
        lines = []
        for actor in self.items:
            lines.append(f"[{_quote(actor.id)}]")
            for key, value in asdict(actor).items():
                if key == "id" or (not value and key != "name"):
                    continue
                shown = _quote(value) if isinstance(value, str) else "[" + ", ".join(map(_quote, value)) + "]"
                lines.append(f"{key} = {shown}")
            lines.append("")
        file = Path(path)
        file.write_text("\n".join(lines), encoding="utf-8")
        return file

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids, in order."""
        return tuple(actor.id for actor in self.items)

    @property
    def hash(self) -> str:
        """Twelve hexadecimal digits that stand for every entry."""
        return digest(*(repr(actor) for actor in self.items))

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self.items)

    def __contains__(self, key: object) -> bool:
        return key in self.ids

    def __getitem__(self, key: str) -> Actor:
        for actor in self.items:
            if actor.id == key:
                return actor
        raise ActorsError(f"no actor has the id {key!r}; there are [{', '.join(self.ids)}]")

    def __repr__(self) -> str:
        return f"Actors({', '.join(f'{actor.id}: {actor.name}' for actor in self.items)})"

    def _repr_html_(self) -> str:
        columns = ["aliases", "kind", *(key for key in ("titles", "descriptions", "side") if self._any(key))]
        rows = [(a.id, a.name, *(_say(getattr(a, key)) for key in columns)) for a in self.items]
        shown = write_table("Whom to look for, under which names", ("id", "name", *columns), rows, more="actors")
        return write_card("Actors", f"{len(self)}, in the order given", shown)

    def _any(self, field: str) -> bool:
        return any(getattr(actor, field) for actor in self.items)


def _say(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "; ".join(value)


def _actor(key: str, entry: Any, where: str) -> Actor:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        raise ActorsError(f"each actor in {where!r} is a table with a name; {key!r} has none; write [{key}] name = …")
    unknown = sorted(set(entry) - _FIELDS)
    if unknown:
        raise ActorsError(f"actor {key!r} has [{', '.join(unknown)}]; an actor may have [{', '.join(sorted(_FIELDS))}]")
    values: dict[str, Any] = dict(entry)
    for field in _LIST_FIELDS:
        listed = values.get(field, [])
        if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
            raise ActorsError(f"{field} of actor {key!r} is a list of texts, e.g. {field} = ['…']; got {listed!r}")
        values[field] = tuple(dict.fromkeys(listed))
    if values.get("kind", "") not in KINDS:
        raise ActorsError(f"kind of actor {key!r} is one of person, group, place; got {values['kind']!r}")
    return Actor(id=key, **values)


def _quote(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
