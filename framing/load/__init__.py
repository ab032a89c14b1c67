"""Anything that holds articles → Corpus."""

from framing.load._csv import load_csv
from framing.load._folder import load_folder
from framing.load._frame import load_frame
from framing.load._jsonl import load_jsonl
from framing.load._parquet import load_parquet
from framing.load._path import load_path
from framing.load._sample import load_sample

__all__ = ["load_csv", "load_folder", "load_frame", "load_jsonl", "load_parquet", "load_path", "load_sample"]
