"""The plot that CONTRIBUTING.md gives to copy is the one in the package, and so are its tests."""

from pathlib import Path

from tests.docs.blocks import read_blocks

ROOT = Path(__file__).resolve().parent.parent
BLOCKS = [block.code for block in read_blocks(ROOT / "CONTRIBUTING.md")]


def test_the_plot_to_copy_and_its_tests_stand_in_the_repository_as_printed():
    code, tests = BLOCKS
    assert (ROOT / "framing" / "plot" / "_voices.py").read_text(encoding="utf-8") == code
    assert (ROOT / "tests" / "plot" / "test_voices.py").read_text(encoding="utf-8") == tests
