"""The wheel alone, in an empty environment outside the repository, runs the demo."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def call(*command, cwd):
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    words = [str(part) for part in command]
    done = subprocess.run(words, cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_wheel_runs_the_demo_outside_the_repository(tmp_path):
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path / "dist", ROOT, cwd=tmp_path)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    environment = tmp_path / "env"
    venv.create(environment, with_pip=False)
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / "python"
    call(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=tmp_path)
    site = Path(call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).strip())
    # The dependencies come from here; a path in a .pth file is searched, its own .pth files (this checkout) are not.
    (site / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n")

    where = "import framing; from framing.core.paths import data_folder; print(framing.__file__, data_folder('corpus'))"
    home = call(python, "-c", where, cwd=tmp_path)
    assert all(str(site) in part for part in home.split())

    work = tmp_path / "work"
    work.mkdir()
    said = call(scripts / "framing", "demo", cwd=work)
    assert "out/tamra.html" in said.replace(os.sep, "/")
    assert "Tamra" in (work / "out" / "tamra.html").read_text(encoding="utf-8")
    assert {"conflict", "epistemic"} <= set(call(scripts / "framing", "lexicons", cwd=work).split())
