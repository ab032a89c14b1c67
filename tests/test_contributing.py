"""The plot that CONTRIBUTING.md gives to copy is the one in the package, and so are its tests."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCKS = re.findall(r"```python\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)


def test_the_plot_to_copy_and_its_tests_stand_in_the_repository_as_printed():
    code, tests = BLOCKS
    assert (ROOT / "framing" / "plot" / "_voices.py").read_text(encoding="utf-8") == code
    assert (ROOT / "tests" / "plot" / "test_voices.py").read_text(encoding="utf-8") == tests
