"""Wordings that news pages put around articles."""

from __future__ import annotations

import re

_VERBS = "(?:share|like|tweet|print|e-?mail|save|send|bookmark|comment)"
_CHANNELS = "facebook|twitter|whatsapp|linkedin|pinterest|google plus|reddit|rss|e-?mail|(?:a |your )?friends?"
_MAIL = "(?:this|the) (?:e-?mail|message|newsletter)"
# Wordings that news pages put around articles; each stands for a whole line.
_PHRASES = (
    r"click (?:here )?to (?:follow|share|enlarge|subscribe|play|watch)\b.*",
    rf"{_VERBS}(?: (?:this|it)(?: \w+){{0,4}})?(?: (?:on|via|with|by|to) (?:{_CHANNELS}).*)?",
    rf"(?:{_VERBS}|{_CHANNELS})(?:[ |/,]+(?:{_VERBS}|{_CHANNELS}))*",
    r"(?:copy|copied) (?:this )?link(?: to .*)?",
    r"(?:no |\d+ )?comments?(?: \(?\d+\)?)?|(?:add|post|leave) (?:a |your )?comments?",
    r"(?:advertisement|advert|sponsored|promoted|paid content)(?: (?:feature|content|post|by|continues?)\b.*)?",
    r"(?:article|story) continues (?:below|after)\b.*",
    r"(?:sign up|subscribe|register|(?:log|sign) in)(?: (?:now|here|today|free|for (?:our|the)|to (?:our|get))\b.*)?",
    r"follow (?:us|me|the author|@\w+)\b.{0,80}|follow (?:him|her|them) (?:on|at)\b.{0,80}",
    r"(?:read|see|watch|listen|find out|show|load) (?:more|also|next|now|on)\b(?: ?(?:[:>»…]|\.\.).*"
    r"| (?:about|on) .*)?",
    r"continue reading\b.*|the post .+ (?:appeared first|first appeared) on .+",
    r"(?:dear|hi|hello|good (?:morning|afternoon|evening))(?: [\w.'’]+){0,4},",
    r"(?:related|recommended|most (?:read|popular|viewed))(?:\s?:.*| (?:stories|articles|links|content|topics|news))?",
    r"more (?:on|from|about)(?: (?:this|the|our))?(?: \w+){1,2}|in (?:pictures|depth)(?:\s?:.*)?",
    r"scroll down(?: for (?:video|more|the latest).*)?",
    r"(?:video|photo|picture|image|graphic|audio|gallery|infographic)s?(?:\s?(?:by|credit|courtesy|:).*)?",
    r"(?:media|image) (?:caption|copyright|credit|playback)\b.*",
    r"(?:getty images?|reuters|ap photo|afp/getty images|pa wire|press association|rex features)(?:\s?[/|].*)?",
    r"(?:skip|jump) to (?:main |the )?(?:content|navigation|comments|footer)",
    r"(?:back|return) to (?:the )?(?:top|home|home ?page|main page|index)",
    r"(?:accept|manage|reject|allow) (?:all |my )?(?:cookies?|preferences|choices)\b.*|(?:accept|reject) all|got it!?",
    r"(?:we|this (?:web ?)?site|this page)(?: and our partners)? uses? cookies\b.*|(?:our )?cookies? policy\b.*",
    r"(?:by continuing|if you continue) to (?:use|browse)\b.*\bcookies\b.*"
    r"|.*\bconsent to (?:our )?(?:use of )?cookies\b.*",
    r"(?:please )?enable javascript\b.*|(?:your|this) browser (?:does not|is)\b.*",
    r"image (?:source|caption|credit)s?,.*|(?:photo|picture|image|credit|source)s?(?: credit)?: ?[A-Z].{0,80}",
    r"photograph(?:y|s|er)?(?:\s?(?:by|credit|courtesy|:).*)?|\((?:photo|picture|image|photograph|pic)s?: [^()]*\)",
    r"(?:file photo|stock image|library picture)\b.{0,60}",
    r"(?:whatsapp|facebook|messenger|twitter|x|pinterest|linkedin|email|e-mail|sms|print|copy link|share|tweet"
    r"|flipboard)"
    r"(?:\s*[|·•,/]?\s*(?:whatsapp|facebook|messenger|twitter|x|pinterest|linkedin|email|e-mail|sms|print"
    r"|copy link|share|tweet|flipboard))+",
    r"(?:you (?:may|might) also (?:like|be interested in)|don['’]t miss|more (?:stories|news|top stories)"
    r"|related (?:to )?this|what to read next"
    r"|(?:around|elsewhere on) the (?:web|bbc|site)|the latest on|trending(?: now)?|top stories|latest news"
    r"|editor['’]?s['’]? picks?|recommended for you|sponsored (?:links|stories))\s*:?",
    r"\d+ shares?|\d+(?:\.\d+)?k? (?:shares|comments|likes|views)|(?:share|save) (?:on|via)?",
    r"(?:skip|jump) past (?:newsletter|most|podcast|the)\b.*|after newsletter promotion",
    r"(?:get|sign up (?:to|for)) (?:our|the) .{0,60}(?:newsletter|e-?mail|alerts?|briefing)\b.*",
    r"copyright\s*(?:©|\(c\)|\d{4}).*|©.*|.*\ball rights reserved\b.{0,40}",
    r"(?:topics|tags|filed under|topics mentioned|keywords|section|category)\s?:.*",
    rf"(?:view|read|open) (?:it|{_MAIL})(?: online| in (?:your|a) (?:web ?)?browser)\b.*|.*trouble \w+ing {_MAIL}\b.*"
    rf"|you(?:['’]re| are) receiving {_MAIL}\b.*|(?:click to )?unsubscribe\b.*|sent from my \w+",
    r"(?:we (?:value|respect|care about) )?your privacy(?: matters)?|we and our (?:\d+ )?(?:trusted )?partners\b.*",
    r"(?:accept|reject|allow|decline|manage)(?:[ |/,]+(?:accept|reject|allow|decline|manage|agree|more|all|only"
    r"|necessary|cookies?|settings|preferences|options|choices))+",
    r"(?:vol(?:ume|\.)? ?[\dIVXLC]+\b.*|(?:issue|no\.?) ?\d[\d,]*|price:? ?\S{2,6}|(?:late|early|final|city) edition)",
    r"(?:posted|published|updated) at \d{1,2}[.:]\d\d(?: ?[ap]m)?(?: \w{3})?,? (?:on )?\d{1,2} [A-Z]\w+",
    r"end of document|document [A-Z0-9]{12,}|(?:length: )?\d+ words|(?:load-date|language|pg|page)\s?: .{1,40}",
    r"\d+ (?:min(?:ute)?s?) read|sort(?:ed)? by\b.{0,60}|menu|search|my account",
    r".*\bclick here\b.{0,60}",
    r"\((?:additional |with )?(?:reporting|writing|editing|compiled) by\b.*|(?:additional|with) reporting by\b.*",
    r"[\w.+-]+@[\w-]+\.[\w.]+|(?:https?://|www\.)\S+|@\w{2,20}",
)
FURNITURE = re.compile("|".join(f"(?:{phrase})" for phrase in _PHRASES), re.IGNORECASE)
"""A line that belongs to the page, whole."""
