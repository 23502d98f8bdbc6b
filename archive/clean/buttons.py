"""
What stands on buttons and counters around a headline: "Share", "718 Comments", "7 minute read",
"A A A", "Email Sent!", "facebooktwitter". A line is such a one when it says nothing else.
"""

from __future__ import annotations

import re

LONGEST = 160
"""Characters of a line that is looked at."""

SITES = (
    r"(?:facebook|fb|twitter|x|bluesky|threads|mastodon|pinterest|linkedin|whatsapp|reddit|telegram"
    r"|flipboard|instagram|google ?\+|google plus|messenger|tumblr|pocket|viber|wechat|weibo|line"
    r"|stumbleupon|digg|delicious|youtube|snapchat|tiktok|newsvine|evernote|buffer|skype|vk|sms)"
)
_THIS = r"(?: (?:this|the|our|full|an?))?(?: (?:article|story|page|post|link|piece|video|item))?"
# Nobody tells a story in these: two lines of them prove that a page was copied.
_SURE_TEXT = rf"""
(?:(?:click to )?(?:social )?(?:share|tweet|pin|post|send|e-?mail|print|save|bookmark
|download|copy|listen to|read|republish|gift|give|recommend|like|repost
|forward)(?:{_THIS}| it| me)(?: ?(?:with|on|via|by|to|in|using|as|for)? ?(?:{SITES}
|e-?mail|pdf|later|friends?|a friend|others)))
|(?:share|tweet|print|e-?mail|save|bookmark|recommend|listen to|read)(?:{_THIS})(?: with)?
|(?:(?:social|show|more)(?: (?:social|more))? )?shar(?:e|ing)(?: (?:options|tools|icons?
|buttons?|links?))?|shared|tweets?|retweet|copy link|link copied|copied|copy url
|(?:e-?mail )?(?:sent|posted)|print(?:er)?(?:[ -]friendly)?(?: (?:version|page))?
|e-?mail(?: (?:this|to a friend|the author))?|text size|font size|resize text
|(?:in|de)crease (?:text|font) size|(?:small|large)r? text|aa|a ?[+-](?: ?a ?[+-])*
|a(?: a){{1,3}}|(?:video )?ad feedback|google news|{SITES}(?: icon)?
|(?:view|post|see|read|add|leave|write|join|show|hide|jump to)?(?:/post)?(?: an?| the
| your| all)? ?(?:comments?|discussion|conversation)(?: ?\(\d{{1,6}}\)| ?\d{{1,6}})?
|[\d,.]{{1,9}}[km]? (?:comments?|shares?|likes?|tweets?|views?|reads?|recommends?
|reactions?|replies)|(?:views|shares|comments|reads) ?:? ?[\d,.]{{1,9}}[km]?|send text message
|(?:(?:article )?read(?:ing)? time ?:? ?
|listen(?:ing)? (?:time )?:? ?)?\(?\d{{1,3}}[- ]?(?:min(?:ute)?s?
|mins?\.)(?: \d{{1,2}} sec(?:ond)?s?)?(?: read| listen| watch)?\)?|(?:minute|min) read
|rss(?: feed)?|republish(?:{_THIS})|reprints?|rights & permissions|post a comment|leave a reply
|what.?s your reaction\??|you have successfully e-?mailed.{{1,20}}
|a link has been (?:sent|posted) to your.{{1,40}}|these are external links.{{1,40}}
|(?:add|set) (?:us )?as (?:a |your )?preferred (?:source )?(?:on|in) google|hide caption
|toggle caption|enlarge(?: this)?(?: image)?|view gallery|open (?:image )?in gallery
|(?:back|jump|skip) to.{{1,30}}
"""
# These stand there too, and might elsewhere.
_LIKELY_TEXT = r"""
advertisement|advertising|ads?|sponsored(?: content)?|close|more|prev(?:ious)?|next|menu|search
|follow(?: us| this)?(?: on.{1,20})?|subscribe(?: now)?|sign (?:in|up)|log ?in|register
|listen(?: now)?|listen to this (?:article|story)|gallery|photos?|videos?|play(?: video)?
|watch(?: live| now| video)?|live|image|key points|story highlights|highlights
|related(?: items?| topics| content)?|topics?|tags?|filed under|main content|story tools
|article tools|tools|options|settings|adjust|opens in (?:a )?new (?:window|tab)|posted!?|sent!?
|thanks!?|x|share:|loading\.{0,3}|transcript|summary|\d{1,3} of \d{1,3}|\d{1,3} ?/ ?\d{1,3}
|0|\d[\d,.]{1,8}[km]?|by|on|and|at|in|in category|categories|published|posted|updated|from|contact
|archive|bio|profile|get (?:alerts|updates).{0,30}|breaking news|exclusive|new|opinion|analysis
|premium|subscriber only|subscribers? only|members? only|for subscribers|give feedback
|report an? (?:error|typo)|browse issues|read more|see more|show more|view all
|view more articles|view author (?:page|archive|profile).{0,20}|full bio|bookmarks?|alerts?
|newsletters?|feedback|duration:? [\d:]{1,8}|[\d:]{3,8}|episode|audio|download|collapse|expand
|resize|theme|favou?rites?|sections?|home|top|article|story|print edition|read later|unlock
|e-?paper|tap to unmute|mute|unmute|pause|sponsor(?:ed)? message|this article is more.{0,40}
"""
_FLAGS = re.IGNORECASE
_END = r"(?![^\W_])"


def _compile(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{text.replace(chr(10), '')}){_END}", _FLAGS)


_SURE, _LIKELY = _compile(_SURE_TEXT), _compile(_LIKELY_TEXT)
_GLUED = re.compile(rf"(?:{SITES}|share|tweet|e-?mail|print|comments?){{2,12}}{_END}", _FLAGS)
_GAP = re.compile(r"[\s|·•,;:.!–—/()»«›‹>+*#\u200b-]+")


def rank_button(line: str) -> int:
    """
    2 when *line* is nothing but buttons and one of them can be nothing else, 1 when it is likely
    nothing but buttons, else 0.
    """
    if len(line) > LONGEST:
        return 0
    rank = 1
    at = 0
    while at < len(line):
        if gap := _GAP.match(line, at):
            at = gap.end()
            continue
        sure = max(
            (found.end() for pattern in (_SURE, _GLUED) if (found := pattern.match(line, at))),
            default=0,
        )
        likely = _LIKELY.match(line, at)
        end = max(sure, likely.end() if likely else 0)
        if end <= at:
            return 0
        rank = 2 if sure == end else rank
        at = end
    return rank
