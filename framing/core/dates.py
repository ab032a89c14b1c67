"""Days as people write them → timestamps; what can be read two ways is refused."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from framing.core.errors import InputError

_SHORT = re.compile(r"^\s*(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)")
_FIRST_YEAR = 1400


def read_dates(column: pd.Series[Any]) -> pd.Series[Any]:
    """Read a column of days.

    A day such as 01.02.2031 has its day first. With strokes or hyphens, 01/02/2031, the column decides: a number above
    twelve in it says which of the two is the day.

    Parameters
    ----------
    column : Series
        Texts, dates or timestamps; missing and blank ones stay missing.

    Returns
    -------
    Series of datetime64
        In UTC, without a zone.

    Raises
    ------
    InputError
        A value that is no day, or has no year; days of which nothing says whether day or month comes first.

    Examples
    --------
    >>> import pandas as pd
    >>> read_dates(pd.Series(["01.02.2031", "2031-02-13"])).dt.strftime("%d %B").tolist()
    ['01 February', '13 February']
    """
    blank = column.isna() | (column.astype("str").str.strip() == "")
    parts = column.astype("str").str.extract(_SHORT)
    day_first = (parts[1] == ".") & ~blank
    other = parts[1].notna() & ~day_first
    if other.any():
        day_first |= other & _puts_day_first(column[other], parts[other])
    given = column.where(~blank)
    parsed = pd.to_datetime(given.where(~day_first), errors="coerce", utc=True, format="mixed")
    if day_first.any():
        turned = pd.to_datetime(given[day_first], errors="coerce", utc=True, format="mixed", dayfirst=True)
        parsed = parsed.where(~day_first, turned.reindex(parsed.index))
    parsed = parsed.where(parsed.dt.year >= _FIRST_YEAR)
    bad = column[parsed.isna() & ~blank]
    if len(bad):
        raise InputError(
            f"the column 'date' must hold days such as 2018-05-08; {len(bad)} of {len(column)} rows do not, "
            f"e.g. {bad.iloc[0]!r}; correct them or drop the column"
        )
    return parsed.dt.tz_localize(None)


def _puts_day_first(column: pd.Series[Any], parts: pd.DataFrame) -> bool:
    """Whether the first of two numbers is the day; the first row beyond twelve on either side tells."""
    first, second = parts[0].astype(int), parts[2].astype(int)
    day, month = first > 12, second > 12
    if day.any() and month.any():
        raise InputError(
            f"the column 'date' must hold days in one order; {column[day].iloc[0]!r} has the day first and "
            f"{column[month].iloc[0]!r} the month; write them as 2018-05-08"
        )
    if not day.any() and not month.any() and (first != second).any():
        raise InputError(
            f"the column 'date' must hold days such as 2018-05-08; {column[first != second].iloc[0]!r} can be read two "
            "ways; read the table with pandas, use pd.to_datetime(…, dayfirst=True) or False, and load_frame"
        )
    return bool(day.any())
