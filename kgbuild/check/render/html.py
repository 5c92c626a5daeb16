"""Write a report as one web page that needs no other file and no script."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from rdflib import URIRef

from kgbuild.check.names import short_path, term
from kgbuild.check.render.wording import coverage, verdict
from kgbuild.check.report import Finding, Report

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
.verdict { font-size: 1.2rem; font-weight: 600; }
article { border-left: .25rem solid #888; padding: .1rem 0 .1rem 1rem; margin: 1rem 0; }
article.Violation { border-color: #c0392b; }
article.Warning { border-color: #d68910; }
article p { margin: .3rem 0; overflow-wrap: anywhere; }
blockquote { margin: .3rem 0; font-style: italic; }
cite, .node { font-size: .85rem; font-style: normal; opacity: .8; }
"""


def render(report: Report) -> str:
    """Return the report as HTML: the verdict first, then the findings by shape."""
    return "\n".join(_page(report)) + "\n"


def _page(report: Report) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>Report of kgbuild check</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>"
    yield "<h1>Report of <code>kgbuild check</code></h1>"
    yield f'<p class="verdict">{_capital(verdict(report))}</p>\n<p>{escape(coverage(report))}</p>'
    groups = report.groups()
    if groups:
        yield '<nav aria-label="Findings by shape">\n<ul>'
        for number, (title, findings) in enumerate(groups.items(), 1):
            yield f'<li><a href="#group-{number}">{escape(title)}</a> ({len(findings):,})</li>'
        yield "</ul>\n</nav>"
    for number, (title, findings) in enumerate(groups.items(), 1):
        yield f'<section id="group-{number}">\n<h2>{escape(title)}</h2>'
        for finding in findings:
            yield from _article(finding)
        yield "</section>"
    yield "</main>\n</body>\n</html>"


def _article(finding: Finding) -> Iterator[str]:
    """Yield one finding: what is wrong with what, and the words it comes from."""
    yield f'<article class="{finding.severity.value}">'
    yield f"<h3>{escape(finding.label or str(finding.focus))}</h3>"
    yield f"<p>{finding.severity.value}: {escape(finding.message)}</p>"
    if finding.location.quote:
        yield f"<blockquote>“{escape(finding.location.quote)}”</blockquote>"
    if finding.location.file:
        yield f"<p><cite>{escape(str(finding.location))}</cite></p>"
    details = [_link(finding.focus)]
    if finding.path is not None:
        details.append(f"property {escape(short_path(finding.path))}")
    if finding.value is not None:
        details.append(f"value {escape(term(finding.value))}")
    yield f'<p class="node">{" · ".join(details)}</p>\n</article>'


def _link(node: object) -> str:
    text = escape(str(node))
    is_web = isinstance(node, URIRef) and str(node).startswith(("http://", "https://"))
    return f'<a href="{text}">{text}</a>' if is_web else text


def _capital(text: str) -> str:
    return escape(text[:1].upper() + text[1:])
