"""What every test can ask for: a drawing backend without a screen, and the annotated corpora where they are."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("MPLBACKEND", "Agg")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of annotated corpora; without it the test is skipped, or fails where FRAMING_REQUIRE_DATA is 1."""
    folder = Path(os.environ.get("FRAMING_DATA", ROOT.parent / "shared" / "data"))
    if folder.is_dir():
        return folder
    why = f"the annotated corpora are not in {folder}; set FRAMING_DATA to their folder"
    if os.environ.get("FRAMING_REQUIRE_DATA") == "1":
        pytest.fail(why)
    pytest.skip(why)
