"""A news page as HTML, with its navigation, cookie notice, related links and footer.

Reads a `Source`. Writes nothing: yields the bytes of the page.
"""

from __future__ import annotations

from html import escape

from making.markup import Block, Source

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title} | {author}</title>
<meta name="date" content="{date}">
<meta name="robots" content="noindex">
<style>nav ul {{ display: flex; list-style: none }} .related {{ float: right }}</style>
<script>window.visits = window.visits || [];</script>
</head>
<body>
{before}
<main>
<article>
{article}
</article>
</main>
{after}
</body>
</html>
"""
ARTICLE = {"headline", "dateline", "para", "continued"}


def write_html(source: Source) -> bytes:
    """The HTML of a news page: what stands before the article, the article, what stands after it."""
    blocks = source.blocks
    inside = [n for n, block in enumerate(blocks) if block.name in ARTICLE]
    first, last = inside[0], inside[-1] + 1
    parts = {"before": blocks[:first], "article": blocks[first:last], "after": blocks[last:]}
    facts = {k: escape(str(source.facts[k])) for k in ("title", "author", "date")}
    rendered = {k: "\n".join(map(element, part)) for k, part in parts.items()}
    return PAGE.format(language=source.facts["languages"][0], **facts, **rendered).encode()


def element(block: Block) -> str:
    """A block as an element; lines of navigation and of related articles are links."""
    tag, kind = block.attributes.get("tag", "p"), block.attributes.get("kind")
    lines = [escape(paragraph.text) for paragraph in block.paragraphs]
    if kind in ("navigation", "related_links"):
        items = "\n".join(f'<li><a href="/{n}">{line}</a></li>' for n, line in enumerate(lines))
        return f'<{tag} class="{kind}">\n<ul>\n{items}\n</ul>\n</{tag}>'
    if len(lines) > 1:
        return f"<{tag}>\n" + "\n".join(f"<p>{line}</p>" for line in lines) + f"\n</{tag}>"
    opening = f'{tag} class="{kind}"' if kind else tag
    return f"<{opening}>{lines[0]}</{tag}>"
