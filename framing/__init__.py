"""How news sources name the actors they write about: which loaded words, in whose voice.

The table of contents is ``__init__.pyi``; a name's library is loaded when the name is first used.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
