"""Charts as inline SVG: no script, no request; each has a title, and every bar says its figure to a screen reader.

Places in them are percentages, so that a chart is as wide as its page while its labels stay as large as the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

STATUSES = ("Actual", "Planned", "Possible", "Denied")
_HEIGHT, _FOOT, _WIDEST_COLUMN = 220, 26, 4.0
_MOST_LABELS, _LABELS_ON_A_PHONE = 12, 3


@dataclass(frozen=True, slots=True)
class Bar:
    """A horizontal bar: what it stands for, where that leads, and its parts by style."""

    label: str
    url: str
    parts: Mapping[str, int]

    @property
    def total(self) -> int:
        """The length of the whole bar."""
        return sum(self.parts.values())


def bars(entries: Sequence[Bar], title: str) -> Markup:
    """Return horizontal bars under each other, each a link where it leads somewhere."""
    if not entries:
        return Markup()
    scale = 100 / max(bar.total for bar in entries)
    rows = []
    for bar in entries:
        x = 0.0
        told = ", ".join(f"{count} {part}" for part, count in bar.parts.items() if count)
        drawn = []
        for part, count in bar.parts.items():
            if count:
                width = count * scale
                drawn.append(
                    Markup('<rect class="bar s-{}" x="{}%" y="0" width="{}%" height="18"/>').format(
                        part.lower(), _n(x), _n(max(width - 0.2, 0.2))
                    )
                )
                x += width
        drawn.append(Markup('<text class="amount" x="{}%" dx="6" y="13">{}</text>').format(_n(x), bar.total))
        rows.append(_row(bar.label, bar.url, f"{bar.label}: {told}", _line(drawn)))
    return _rows("bars", rows, title)


def timeline(events: Iterable[tuple[str, str]], articles: Iterable[str], title: str) -> Markup:
    """Return columns by day, month or year, whichever fits the range: events by status, and dots for articles.

    Args:
        events: the first day and the status of each dated event.
        articles: the dates of publication (2011, 2011-05 or 2011-05-08).
        title: what a screen reader calls the chart.
    """
    dated = [(day, status) for day, status in events if len(day) == 10]
    published = [f"{day}-01-01"[:10] if len(day) == 4 else f"{day}-01"[:10] for day in articles if day]
    if not dated and not published:
        return Markup()
    size, first, last = _range([day for day, _ in dated], published)
    slots = _slots(size, first, last)
    counts: dict[str, Counter[str]] = {slot: Counter() for slot in slots}
    for day, status in dated:
        if day[:size] in counts:
            counts[day[:size]][status] += 1
    by_article = Counter(day[:size] for day in published)
    return _columns(slots, counts, by_article, title)


def _range(days: Sequence[str], published: Sequence[str]) -> tuple[int, str, str]:
    """Return how much of a date makes a slot, and the first and last day to show: a year around the articles."""
    around = [d for d in days if not published or _near(d, min(published), max(published))]
    shown = sorted([*around, *published]) or sorted(days)
    first, last = date.fromisoformat(shown[0]), date.fromisoformat(shown[-1])
    span = (last - first).days
    return (10 if span <= 70 else 7 if span <= 366 * 7 else 4), shown[0], shown[-1]


def _near(day: str, first: str, last: str) -> bool:
    return str(int(first[:4]) - 1) + first[4:] <= day <= str(int(last[:4]) + 1) + last[4:]


def _slots(size: int, first: str, last: str) -> list[str]:
    if size == 4:
        return [f"{year:04}" for year in range(int(first[:4]), int(last[:4]) + 1)]
    if size == 7:
        months = range(int(first[:4]) * 12 + int(first[5:7]) - 1, int(last[:4]) * 12 + int(last[5:7]))
        return [f"{m // 12:04}-{m % 12 + 1:02}" for m in months]
    start, end = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    return [date.fromordinal(n).isoformat() for n in range(start, end + 1)]


def _columns(
    slots: Sequence[str], counts: Mapping[str, Counter[str]], articles: Mapping[str, int], title: str
) -> Markup:
    step = 100 / len(slots)
    wide = min(step * 0.8, _WIDEST_COLUMN)
    most = max([count.total() for count in counts.values()] + [1])
    scale = (_HEIGHT - _FOOT - 24) / most
    every = max(1, -(-len(slots) // _MOST_LABELS))
    body = [
        Markup('<line class="axis" x1="0" x2="100%" y1="{0}" y2="{0}"/>').format(_HEIGHT - _FOOT),
    ]
    for n, slot in enumerate(slots):
        x, y = (n + 0.5) * step, float(_HEIGHT - _FOOT)
        told = [f"{c} {s.lower()}" for s in STATUSES if (c := counts[slot][s])]
        told += [_articles(articles[slot])] if articles.get(slot) else []
        group = []
        for status in STATUSES:
            if height := counts[slot][status] * scale:
                y -= height
                group.append(
                    Markup('<rect class="bar s-{}" x="{}%" y="{}" width="{}%" height="{}"/>').format(
                        status.lower(), _n(x - wide / 2), _n(y), _n(max(wide, 0.1)), _n(max(height - 1, 1))
                    )
                )
        if articles.get(slot):
            radius = _n(min(2 + articles[slot] ** 0.5, 6))
            group.append(Markup('<circle class="dot" cx="{}%" cy="{}" r="{}"/>').format(_n(x), _n(y - 9), radius))
        if told:
            body.append(Markup("<g><title>{}: {}</title>{}</g>").format(slot, ", ".join(told), Markup("").join(group)))
        if n % every == 0:
            body.append(_tick(slot, x, _HEIGHT - 8, often=n // every % _LABELS_ON_A_PHONE == 0))
    head = Markup('<svg class="chart" width="100%" height="{}" role="group" aria-label="{}">').format(_HEIGHT, title)
    return head + Markup("").join(body) + Markup("</svg>")


def _articles(number: int) -> str:
    return "1 article" if number == 1 else f"{number} articles"


def _tick(label: str | int, x: float, y: int, *, often: bool) -> Markup:
    """Return a label of the axis of time, inside the chart at its ends; a phone shows only those that are `often`."""
    anchor = "start" if x < 4 else "end" if x > 96 else "middle"
    at = 0.0 if x < 4 else 100.0 if x > 96 else x
    return Markup('<text class="label{}" x="{}%" y="{}" text-anchor="{}">{}</text>').format(
        "" if often else " seldom", _n(at), y, anchor, label
    )


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch on a time axis; an end that is not known is empty. `style` is a class of the style sheet."""

    label: str
    url: str
    first: str
    last: str
    style: str


def axis(spans: Sequence[Span], title: str) -> Markup:
    """Return stretches of time under each other; an open end fades out, a day without length is a dot."""
    ends = sorted(day[:10] for span in spans for day in (span.first, span.last) if day)
    if not ends:
        return Markup()
    low, high = _year(ends[0]), _year(ends[-1])
    if high - low < 1:
        low, high = low - 0.5, high + 0.5
    scale = 100 / (high - low)
    years = _years(low, high, scale)
    lines = [Markup('<line class="grid" x1="{0}%" x2="{0}%" y1="-7" y2="21"/>').format(_n(x)) for x, _ in years]
    rows = []
    for span in spans:
        a, b = _year(span.first or span.last), _year(span.last) if span.last else high
        open_end = " open" if not span.last or not span.first else ""
        shape = Markup('<rect class="span s-{}{}" x="{}%" y="0" width="{}%" height="14" rx="3"/>').format(
            span.style, open_end, _n((a - low) * scale), _n(max((b - a) * scale, 0.7))
        )
        told = f"{span.label}: {span.first or '?'} to {span.last or '?'}"
        rows.append(_row(span.label, span.url, told, _line([*lines, shape])))
    ticks = [_tick(year, x, 12, often=n % _LABELS_ON_A_PHONE == 0) for n, (x, year) in enumerate(years)]
    rows.append(Markup('<div class="row" aria-hidden="true"><span class="label"></span>{}</div>').format(_line(ticks)))
    return _rows("spans", rows, title)


def _years(low: float, high: float, scale: float) -> list[tuple[float, int]]:
    """Return where some whole years stand on the axis."""
    step = max(1, round((high - low) / 8))
    return [((year - low) * scale, year) for year in range(int(low) + (low > int(low)), int(high) + 1, step)]


def _year(day: str) -> float:
    """Return a date as a year with a fraction."""
    year, month, of_month = (int(part) for part in f"{day}-01-01"[:10].split("-"))
    return year + (month - 1) / 12 + (of_month - 1) / 372


def _line(drawn: Iterable[Markup]) -> Markup:
    """Return what is drawn in a row; the row says in words what it shows."""
    return Markup('<svg class="line" aria-hidden="true">{}</svg>').format(Markup("").join(drawn))


def _row(label: str, url: str, told: str, drawn: Markup) -> Markup:
    """Return a row of a chart: its label and what is drawn; screen readers and pointers are told the figures."""
    inner = Markup('<span class="label" aria-hidden="true">{}</span><span class="hidden">{}</span>{}').format(
        label, told, drawn
    )
    if url:
        return Markup('<a class="row" href="{}" title="{}">{}</a>').format(url, told, inner)
    return Markup('<div class="row" title="{}">{}</div>').format(told, inner)


def _rows(kind: str, rows: Iterable[Markup], title: str) -> Markup:
    head = Markup('<div class="chart {}" role="group" aria-label="{}">').format(kind, title)
    return head + Markup("").join(rows) + Markup("</div>")


def _n(number: float) -> str:
    """Write a coordinate with one decimal, so that the same graph gives the same bytes on every machine."""
    return f"{number:.1f}".removesuffix(".0")
