"""Files and folders become a corpus; what cannot be read is said in one sentence that names the file."""

import gzip
import json

import pandas as pd
import pytest

import framing as fr

TEXT = "“Talks” began; then, they failed.\nNobody was hurt."


def write(path, content, encoding="utf-8"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_csv_separators_and_byte_order_mark(tmp_path, separator, mark):
    line = separator.join(["007", "NA", '"' + TEXT.replace("“", "“").replace('"', '""') + '"'])
    file = write(tmp_path / "news.csv", f"{mark}doc_id{separator}source{separator}text\n{line}\n")
    docs = fr.load_csv(file).docs
    assert docs.loc[0, ["doc_id", "source", "text"]].tolist() == ["007", "NA", TEXT]


def test_jsonl_plain_and_gzipped_agree_and_keep_further_columns(tmp_path):
    rows = [{"doc_id": 1, "text": TEXT, "tags": ["war"], "words": 7}, {"doc_id": 2, "text": "Two.", "words": 1}]
    lines = "\n".join(json.dumps(row) for row in rows) + "\n\n"
    plain = fr.load_jsonl(write(tmp_path / "a.jsonl", lines))
    packed = fr.load_jsonl(write(tmp_path / "a.jsonl.gz", gzip.compress(lines.encode())))
    assert plain.hash == packed.hash
    assert plain.docs["doc_id"].tolist() == ["1", "2"]
    assert plain.docs["words"].sum() == 8
    assert plain.docs["tags"].iloc[0] == ["war"]


def test_parquet(tmp_path):
    pd.DataFrame({"body": [TEXT]}).to_parquet(tmp_path / "a.parquet")
    assert fr.load_parquet(tmp_path / "a.parquet", text="body").docs["text"].tolist() == [TEXT]


def test_folder_of_texts(tmp_path, caplog):
    write(tmp_path / "post" / "2.txt", "\n  Second title \r\n\r\nSecond.")
    write(tmp_path / "herald" / "may" / "1.txt", "First title\n\nFirst.")
    write(tmp_path / "0.txt", "No outlet\n\nZero.")
    write(tmp_path / "notes.pdf", b"%PDF")
    write(tmp_path / ".hidden" / "3.txt", "Hidden.")
    docs = fr.load_folder(tmp_path).docs
    assert docs["doc_id"].tolist() == ["0.txt", "herald/may/1.txt", "post/2.txt"]
    assert docs["source"].tolist() == ["", "herald", "post"]
    assert docs["title"].tolist() == ["No outlet", "First title", "Second title"]
    assert docs["text"].iloc[2] == "\n  Second title \r\n\r\nSecond."
    assert "1 of 4 files" in caplog.text
    assert docs.attrs["framing"]["steps"][0]["left_out"] == 1


def test_folder_with_an_articles_file_is_read_from_it(tmp_path):
    write(tmp_path / "readme.txt", "Not an article.")
    write(tmp_path / "articles.jsonl", json.dumps({"text": TEXT}))
    assert fr.load_folder(tmp_path).docs["text"].tolist() == [TEXT]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "a.jsonl.gz", "a.parquet", "a.txt", "folder"])
def test_load_path_takes_every_kind(tmp_path, name):
    file = tmp_path / name
    if name == "folder":
        write(file / "one.txt", TEXT)
    elif name.endswith(".txt"):
        write(file, TEXT)
    elif name.endswith(".parquet"):
        pd.DataFrame({"text": [TEXT]}).to_parquet(file)
    elif "jsonl" in name:
        line = json.dumps({"text": TEXT})
        write(file, gzip.compress(line.encode()) if name.endswith(".gz") else line)
    else:
        pd.DataFrame({"text": [TEXT]}).to_csv(file, index=False, sep="\t" if name.endswith(".tsv") else ",")
    assert fr.load_path(file).docs["text"].tolist() == [TEXT]


def test_latin_1_is_named_with_its_place_and_can_be_read_when_said(tmp_path):
    padding = "x" * 70_000
    file = write(tmp_path / "a.csv", f"text\n{padding} d’État\n", encoding="cp1252")
    place = 5 + 70_000 + 2
    with pytest.raises(fr.errors.InputError, match=rf"a\.csv.*byte {place} \(0x92\).*encoding='cp1252'"):
        fr.load_csv(file)
    assert fr.load_csv(file, encoding="cp1252").docs["text"].iloc[0].endswith("d’État")


def test_utf_16_is_recognised(tmp_path):
    file = write(tmp_path / "a.txt", TEXT, encoding="utf-16")
    with pytest.raises(fr.errors.InputError, match="encoding='utf-16'"):
        fr.load_path(file)
    assert fr.load_path(file, encoding="utf-16").docs["text"].tolist() == [TEXT]


def test_five_megabytes_in_one_line_and_an_article_without_a_sentence(tmp_path):
    long = "word " * 1_000_000
    file = write(tmp_path / "a.jsonl", json.dumps({"text": long}) + "\n" + json.dumps({"text": "—"}))
    corpus = fr.load_path(file)
    assert corpus.n_words.tolist() == [1_000_000, 0]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", "", "is empty"),
        ("a.csv", "\n\n", "blank lines"),
        ("a.csv", "text\n", "not one row"),
        ("a.csv", "title,body\nA,B\n", r"'text' was asked for as text; the table has \[title, body\]"),
        ("a.csv", "text\n1\n2.5\n", "all its 2 values are numbers"),
        ("a.csv", "text,source\nOne, two, three,A\nTwo,B\n", "more fields|Expected 2 fields"),
        ("a.csv", 'text,source\n"One,A\n', "quotation marks"),
        ("a.csv", "text,date\nOne.,soon\n", "'a.csv': the column 'date'"),
        ("a.jsonl", '{"text": "One."}\n{"text": \n', "line 2 is not JSON"),
        ("a.jsonl", '["One."]\n', "line 1 is a list"),
        ("a.jsonl", '{"text": "\\ud83d"}\n', "two-part character"),
        ("a.jsonl", "\n", "not one row|was asked for as text"),
        ("a.jsonl.gz", b"no gzip", "gzip"),
        ("a.jsonl.gz", gzip.compress(b'{"text": "One."}' * 999, mtime=0)[:-9], "gzip"),
        ("a.parquet", b"PAR0", "Parquet"),
        ("a.txt", "   \n", "no words in any row"),
        ("a.docx", "x", "articles come as"),
        ("folder/a.pdf", "x", "has no .txt file"),
    ],
)
def test_bad_files_get_one_sentence(tmp_path, name, content, words):
    file = write(tmp_path / name, content)
    path = file.parent if name.startswith("folder") else file
    with pytest.raises(fr.errors.InputError, match=words) as caught:
        fr.load_path(path)
    assert "\n" not in str(caught.value)
    assert path.name in str(caught.value)


@pytest.mark.parametrize("name", ["load_csv", "load_jsonl", "load_parquet", "load_folder", "load_path"])
def test_a_missing_path_is_said(tmp_path, name):
    with pytest.raises(fr.errors.InputError, match=r"no-such\.thing.*check the path"):
        getattr(fr, name)(tmp_path / "no-such.thing")


def test_two_articles_files_are_not_chosen_between(tmp_path):
    write(tmp_path / "articles.csv", "text\nOne.\n")
    write(tmp_path / "articles.jsonl", '{"text": "One."}')
    with pytest.raises(fr.errors.InputError, match=r"articles\.jsonl, articles\.csv"):
        fr.load_folder(tmp_path)


@pytest.mark.parametrize(("name", "outlets"), [("tamra", 5), ("skelmouth", 4)])
def test_samples_have_stories_told_by_every_outlet(name, outlets):
    docs = fr.load_sample(name).docs
    assert len(docs) >= 24
    assert docs["doc_id"].str.startswith(f"{name}-").all()
    assert (docs.groupby("story")["source"].nunique() == outlets).all()
    assert docs["date"].notna().all()


def test_the_sample_is_tamra_unless_another_is_named():
    assert fr.load_sample().hash == fr.load_sample("tamra").hash != fr.load_sample("skelmouth").hash


def test_an_unknown_sample_is_refused_with_the_names_there_are():
    with pytest.raises(fr.errors.InputError, match=r"'tamar' .* choose among skelmouth, tamra"):
        fr.load_sample("tamar")
