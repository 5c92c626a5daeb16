"""Charts as inline SVG: no script, no request; each has a title, and every bar says its figure to a screen reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

STATUSES = ("Actual", "Planned", "Possible", "Denied")
_WIDE, _NARROW = 1180, 600
_HEIGHT, _FOOT, _WIDEST_COLUMN = 220, 26, 46
_MOST_LABELS = 12


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
    row, left, right = 27, 180, 46
    scale = (_NARROW - left - right) / max(bar.total for bar in entries)
    body = []
    for n, bar in enumerate(entries):
        y, x = n * row, float(left)
        told = ", ".join(f"{count} {part}" for part, count in bar.parts.items() if count)
        label = bar.label if len(bar.label) <= 26 else bar.label[:25] + "…"
        group = [
            Markup('<text class="label" x="{}" y="{}" text-anchor="end">{}</text>').format(left - 8, y + 17, label)
        ]
        for part, count in bar.parts.items():
            if count:
                width = count * scale
                group.append(
                    Markup('<rect class="bar s-{}" x="{}" y="{}" width="{}" height="18"/>').format(
                        part.lower(), _n(x), y + 4, _n(max(width - 1, 1))
                    )
                )
                x += width
        group.append(Markup('<text class="amount" x="{}" y="{}">{}</text>').format(_n(x + 6), y + 17, bar.total))
        inner = Markup("<title>{}: {}</title>").format(bar.label, told) + Markup("").join(group)
        body.append(
            Markup('<a href="{}">{}</a>').format(bar.url, inner) if bar.url else Markup("<g>{}</g>").format(inner)
        )
    return _svg(body, title, _NARROW, len(entries) * row + 4)


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
    step = _WIDE / len(slots)
    most = max([count.total() for count in counts.values()] + [1])
    scale = (_HEIGHT - _FOOT - 24) / most
    every = max(1, -(-len(slots) // _MOST_LABELS))
    body = [
        Markup('<line class="axis" x1="0" x2="{}" y1="{}" y2="{}"/>').format(_WIDE, _HEIGHT - _FOOT, _HEIGHT - _FOOT)
    ]
    for n, slot in enumerate(slots):
        x, y = n * step, float(_HEIGHT - _FOOT)
        told = [f"{c} {s.lower()}" for s in STATUSES if (c := counts[slot][s])]
        told += [f"{articles[slot]} articles"] if articles.get(slot) else []
        group = []
        for status in STATUSES:
            if height := counts[slot][status] * scale:
                y -= height
                group.append(
                    Markup('<rect class="bar s-{}" x="{}" y="{}" width="{}" height="{}"/>').format(
                        status.lower(),
                        _n(x + step * 0.1),
                        _n(y),
                        _n(max(min(step * 0.8, _WIDEST_COLUMN), 1)),
                        _n(max(height - 1, 1)),
                    )
                )
        if articles.get(slot):
            radius = _n(min(2 + articles[slot] ** 0.5, 6))
            group.append(
                Markup('<circle class="dot" cx="{}" cy="{}" r="{}"/>').format(
                    _n(x + min(step * 0.8, _WIDEST_COLUMN) / 2 + step * 0.1), _n(y - 9), radius
                )
            )
        if told:
            body.append(Markup("<g><title>{}: {}</title>{}</g>").format(slot, ", ".join(told), Markup("").join(group)))
        if n % every == 0:
            body.append(
                Markup('<text class="label" x="{}" y="{}">{}</text>').format(_n(x + step * 0.1), _HEIGHT - 8, slot)
            )
    return _svg(body, title, _WIDE, _HEIGHT)


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
    left, right, row = 330, 24, 28
    scale = (_WIDE - left - right) / (high - low)
    body = [*_years(low, high, left, scale, len(spans) * row)]
    for n, span in enumerate(spans):
        y = n * row + 4
        a, b = _year(span.first or span.last), _year(span.last) if span.last else high
        x, width = left + (a - low) * scale, max((b - a) * scale, 0)
        open_end = " open" if not span.last or not span.first else ""
        shape = Markup('<rect class="span s-{}{}" x="{}" y="{}" width="{}" height="14" rx="3"/>').format(
            span.style, open_end, _n(x), y, _n(max(width, 6))
        )
        label = span.label if len(span.label) <= 46 else span.label[:45] + "…"
        told = f"{span.label}: {span.first or '?'} to {span.last or '?'}"
        text = Markup('<text class="label" x="{}" y="{}" text-anchor="end">{}</text>').format(left - 10, y + 11, label)
        inner = Markup("<title>{}</title>").format(told) + text + shape
        body.append(
            Markup('<a href="{}">{}</a>').format(span.url, inner) if span.url else Markup("<g>{}</g>").format(inner)
        )
    return _svg(body, title, _WIDE, len(spans) * row + 24)


def _years(low: float, high: float, left: int, scale: float, height: int) -> Iterable[Markup]:
    step = max(1, round((high - low) / 8))
    for year in range(int(low) + (low > int(low)), int(high) + 1, step):
        x = _n(left + (year - low) * scale)
        yield Markup('<line class="grid" x1="{0}" x2="{0}" y1="0" y2="{1}"/>').format(x, height)
        yield Markup('<text class="label" x="{}" y="{}" text-anchor="middle">{}</text>').format(x, height + 16, year)


def _year(day: str) -> float:
    """Return a date as a year with a fraction."""
    year, month, of_month = (int(part) for part in f"{day}-01-01"[:10].split("-"))
    return year + (month - 1) / 12 + (of_month - 1) / 372


def _svg(body: Iterable[Markup], title: str, width: int, height: int) -> Markup:
    head = Markup('<svg class="chart" viewBox="0 0 {} {}" role="group" aria-label="{}">').format(
        width, height, escape(title)
    )
    return head + Markup("").join(body) + Markup("</svg>")


def _n(number: float) -> str:
    """Write a coordinate with one decimal, so that the same graph gives the same bytes on every machine."""
    return f"{number:.1f}".removesuffix(".0")
