"""An article in the form a reader opens: HTML, Markdown, plain text.

All three write the same parts in the same order, the disclosure before the first sentence of the story, and
the evidence of every sentence within reach. Whatever an article holds is shown as text and never as markup.
"""

from __future__ import annotations

from pressrewrite.render.html import to_html, to_html_fragment
from pressrewrite.render.markdown import to_markdown
from pressrewrite.render.plaintext import to_text

__all__ = ["to_html", "to_html_fragment", "to_markdown", "to_text"]
