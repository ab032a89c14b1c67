"""Parameters that a docstring describes together keep their own types and defaults in the site's interface."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import griffe


class OwnDefaults(griffe.Extension):
    """Undo what the reader of docstrings does: it gives all names of a line the first one's type and default."""

    def on_function_instance(self, *, func: griffe.Function, **_: Any) -> None:
        """Mend the section of a function."""
        _mend(func)

    def on_class_members(self, *, cls: griffe.Class, **_: Any) -> None:
        """Mend the section of a class, whose parameters are those of its `__init__`."""
        _mend(cls)


def _mend(thing: griffe.Function | griffe.Class) -> None:
    for section in thing.docstring.parsed if thing.docstring else ():
        if section.kind is griffe.DocstringSectionKind.parameters:
            for _, group in groupby(section.value, key=lambda parameter: parameter.description):
                together = list(group)
                for parameter in together if len(together) > 1 else ():
                    if parameter.name in thing.parameters:
                        own = thing.parameters[parameter.name]
                        parameter.value, parameter.annotation = own.default, own.annotation
