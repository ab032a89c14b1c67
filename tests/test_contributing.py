"""The plot that CONTRIBUTING.md gives to copy works as it stands there, passes the linter, and so do its tests."""

import re
import subprocess
import sys
import types
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCKS = re.findall(r"```python\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)


def test_the_plot_to_copy_works_and_its_tests_pass(monkeypatch):
    code, tests = BLOCKS
    module = types.ModuleType("framing.plot._voices")
    exec(compile(code, "framing/plot/_voices.py", "exec"), module.__dict__)
    monkeypatch.setitem(sys.modules, "framing.plot._voices", module)
    space = {}
    exec(compile(tests, "tests/plot/test_voices.py", "exec"), space)
    found = [value for name, value in space.items() if name.startswith("test_")]
    assert len(found) == 2
    for test in found:
        test()


def test_the_plot_to_copy_passes_the_linter():
    for name, code in zip(("framing/plot/_voices.py", "tests/plot/test_voices.py"), BLOCKS, strict=True):
        command = [sys.executable, "-m", "ruff", "check", "--stdin-filename", name, "-"]
        done = subprocess.run(command, cwd=ROOT, input=code, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
