"""The door stays light, and opens the same whichever way one comes in."""

import json
import subprocess
import sys

import pytest

import framing as fr

HEAVY = ("torch", "transformers", "spacy", "matplotlib", "sklearn", "pandas", "numpy", "dask")


def fresh(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_import_loads_nothing_heavy_in_under_50_milliseconds():
    code = f"""
import json, sys, time
before = time.process_time()
import framing
took = time.process_time() - before
print(json.dumps([took, [name for name in {HEAVY!r} if name in sys.modules]]))
"""
    runs = [fresh(code) for _ in range(3)]
    assert runs[0][1] == []
    assert min(took for took, _ in runs) < 0.050


@pytest.mark.parametrize(
    "code",
    [
        "import framing as fr",
        "import framing.parse; import framing as fr",
        "from framing.parse import parse; import framing as fr",
        "import framing as fr; fr.parse; import framing.parse._model",
        "from framing.parse._parse import parse; import framing as fr",
        "from framing import parse, analyze; import framing as fr",
    ],
)
def test_parse_is_the_verb_whatever_was_imported_before(code):
    assert fresh(f"{code}\nimport json; print(json.dumps([callable(fr.parse), fr.parse.__name__]))") == [True, "parse"]


def test_every_name_in_the_table_of_contents_is_there_and_says_what_it_is():
    for name in fr.__all__:
        assert name == "__version__" or getattr(fr, name).__doc__, name


def test_public_functions_live_in_the_file_of_their_name():
    verbs = ("load_", "find_", "measure_", "compare_", "plot_", "report_")
    for name in fr.__all__:
        verb, _, noun = name.partition("_")
        if name.startswith(verbs):
            assert getattr(fr, name).__module__ == f"framing.{verb}._{noun}"


def test_importing_everything_still_leaves_the_models_out():
    code = """
import json, sys
import framing
names = sorted(framing.__all__, key=lambda name: name.endswith("Scorer"))
loaded = []
for name in names:  # a scorer is one of scikit-learn's classes; nothing else asks for that
    getattr(framing, name)
    if "sklearn" in sys.modules and not name.endswith("Scorer"):
        loaded.append(name)
print(json.dumps(loaded + [name for name in ("torch", "transformers", "spacy") if name in sys.modules]))
"""
    assert fresh(code) == []
