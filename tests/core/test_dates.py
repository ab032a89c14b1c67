"""Days of a newsroom's export mean what their writer meant, or are refused."""

import pandas as pd
import pytest

import framing as fr


def read(*days):
    return fr.load_frame(pd.DataFrame({"text": ["A word."] * len(days), "date": days})).docs["date"]


@pytest.mark.parametrize(
    ("days", "meant"),
    [
        (("01.02.2031", "13.02.2031", "3.4.31 17:30"), ("2031-02-01", "2031-02-13", "2031-04-03")),
        (("1/2/2031", "13/2/2031"), ("2031-02-01", "2031-02-13")),
        (("2/1/2031", "2/13/2031"), ("2031-02-01", "2031-02-13")),
        (("2031-02-01", "01.02.2031", "1 February 2031"), ("2031-02-01",) * 3),
        (("2/2/2031",), ("2031-02-02",)),
        (("2031-02-01T23:30:00-05:00",), ("2031-02-02",)),
    ],
)
def test_a_day_is_the_day_that_was_meant(days, meant):
    assert read(*days).dt.strftime("%Y-%m-%d").tolist() == list(meant)


def test_blank_days_stay_missing():
    assert read("01.02.2031", " ", None).isna().tolist() == [False, True, True]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("1/2/2031", "3/4/2031"), "'1/2/2031' can be read two ways"),
        (("13/2/2031", "2/13/2031"), "'13/2/2031' has the day first and '2/13/2031' the month"),
        (("2031-02-01", "Feb 3rd"), "1 of 2 rows do not, e.g. 'Feb 3rd'"),
        (("31.02.2031",), "e.g. '31.02.2031'"),
    ],
)
def test_a_day_that_could_be_another_is_refused(days, said):
    with pytest.raises(fr.errors.InputError, match=said):
        read(*days)
