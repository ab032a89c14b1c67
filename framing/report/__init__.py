"""Tables and plots → one self-contained page: of an actor, a corpus, a document, a study's methods."""

from framing.report._actor import report_actor
from framing.report._corpus import report_corpus
from framing.report._document import report_document
from framing.report._methods import report_methods
from framing.report._page import Page
from framing.report._show import show

__all__ = ["Page", "report_actor", "report_corpus", "report_document", "report_methods", "show"]
