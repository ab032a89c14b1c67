"""Tables and plots → one self-contained page: of an actor, a corpus, a document."""

from framing.report._actor import report_actor
from framing.report._corpus import report_corpus
from framing.report._document import report_document
from framing.report._page import Page
from framing.report._show import show

__all__ = ["Page", "report_actor", "report_corpus", "report_document", "show"]
