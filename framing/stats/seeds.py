"""One seed from the user, a stream of its own for every group or pair."""

from __future__ import annotations

from framing.core.errors import FramingError
from framing.core.provenance import digest


def derive_seed(seed: int, *names: str) -> list[int]:
    """A seed that depends on the user's seed and on the names alone, so that other groups never change a result.

    Raises
    ------
    FramingError
        A seed that is not a whole number from 0 up.

    Examples
    --------
    >>> derive_seed(0, "A", "B") == derive_seed(0, "A", "B") != derive_seed(0, "B", "A")
    True
    """
    if isinstance(seed, bool) or not isinstance(seed, int) or seed < 0:
        raise FramingError(f"seed= is a whole number from 0 up; got {seed!r}; give one such as seed=0")
    return [seed, int(digest(*names), 16)]
