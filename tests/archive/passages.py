"""
Specimens of passages, by what they are for, and articles made of them.

Worded after what outlets of several countries print; the names in them are nobody's.
"""

from __future__ import annotations

from archive.article import Article
from archive.clean import clean, load_cues

CUES = load_cues()

PROSE = (
    "The minister told reporters on Tuesday that the talks with the three parties would go on for "
    "as long as they had to, and that nobody should expect an agreement before the summer."
)

APPEAL = (
    "Your support helps us to tell the story. Your donation allows us to keep sending journalists "
    "to speak to both sides. We believe quality journalism should be available to everyone."
)

LAST = [
    ("promo", "Watch: The bridge from above"),
    ("promo", "Have a tip? Email us at tips@example.com"),
    ("promo", "By clicking Sign up you agree to our terms."),
    ("promo", "Our Standards: The Thomson Reuters Trust Principles."),
    ("promo", "Get more news from Example Media on Facebook."),
    ("promo", "This content is for subscribers only."),
    ("promo", "Next Up"),
    ("promo", "Play Video"),
    # Text credits and sign-offs in the house forms of agencies and newspapers.
    ("credit", "The Associated Press contributed to this report."),
    ("credit", "Associated Press writers Jane Doe in Paris and John Roe in Rome contributed to this report."),
    ("credit", "(Reporting by Jane Doe in Paris and John Roe; Editing by Max Moe)"),
    ("credit", "Additional reporting by Jane Doe; Editing by John Roe, Max Moe and Ann Lee"),
    ("credit", "With inputs from PTI"),
    ("credit", "With files from The Canadian Press"),
    ("credit", "— AP"),
    ("credit", "Reuters and AFP"),
    ("credit", "© 2025 AFP"),
    ("credit", "Copyright 2025 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed without permission."),
    ("credit", "This article was originally published by The Conversation."),
    # Biographies.
    ("bio", "Jane Doe is a staff writer at The Atlantic."),
    ("bio", "John Roe is a reporter for Vox covering courts. Follow him on Twitter @johnroe or email him."),
    ("bio", "Max Moe is a freelance journalist based in Nairobi."),
    ("bio", "The author is a professor of economics at the University of Leeds."),
    # Corrections and notes.
    ("correction", "This article was amended on 12 May 2025. An earlier version said the talks were in Bonn."),
    ("correction", "Correction: An earlier version of this story misspelled the minister's name. It is Doe, not Do."),
    ("correction", "An earlier version of this article misstated the year of the agreement. It was 1998."),
    ("correction", "This is a developing story. Please check back for updates."),
    ("correction", "Editor's note: this piece discusses violence."),
    # Appeals, as outlets of several countries word them.
    ("promo", "Sign up to our free weekly newsletter and get the best of our reporting."),
    ("promo", "Get our top stories delivered straight to your inbox every morning."),
    ("promo", "Please consider making a donation. Readers like you keep our journalism free for everyone."),
    ("promo", "Support our journalism by becoming a member today."),
    ("promo", "Already a subscriber? Log in to continue reading."),
    ("promo", "We use cookies to make this site work. By continuing to use this site you agree."),
    ("promo", "Follow us on Twitter and like us on Facebook for more stories like this."),
    ("promo", "Do you have a story for our news team? Email our news team at the usual address."),
    ("promo", "We may earn a commission from links on this page."),
    ("promo", "Listen to our podcast, wherever you get your podcasts, and sign up to our newsletter."),
    # Navigation.
    ("promo", "Read more: Ministers meet again in Geneva"),
    ("promo", "READ MORE Ministers meet again in Geneva"),
    ("promo", "Related: What the talks are about"),
    ("promo", "Advertisement"),
    ("promo", "Story continues below advertisement"),
    ("promo", "Share this article"),
    ("promo", "Most read"),
    ("promo", "* * *"),
    ("promo", "Topics: Geneva, talks, Diplomacy"),
    ("promo", "Contact: Jane Doe and John Roe, 202/555-0143."),
    ("promo", "###"),
]  # fmt: skip

FIRST = [
    ("header", "By Jane Doe"),
    ("header", "By JANE DOE, Associated Press"),
    ("header", "By Jane Doe and John Roe in Washington"),
    ("header", "Published: 17 October 2025 06:12 BST"),
    ("header", "date 2025-10-17"),
    ("header", "Friday, October 17, 2025"),
    ("header", "Updated 3 hours ago"),
    ("header", "4 min read"),
    ("header", "Source: Reuters"),
    ("header", "FOR IMMEDIATE RELEASE"),
    ("promo", "Skip to content"),
    ("promo", "Your support helps us to tell the story. Your donation allows us to keep sending journalists."),
]  # fmt: skip

CAPTIONS = [
    "Mr Zelensky is due to visit the White House on Friday ( AP )",
    "Protesters gather in Kyiv (Jane Doe/Getty Images)",
    "Smoke rises over the city. (AP Photo/Jane Doe)",
    "FILE - The minister speaks in Paris, Oct. 3, 2025. (AP Photo/Jane Doe, File)",
    "Photograph: Jane Doe/AFP/Getty Images",
    "Photo: Jane Doe",
    "The minister arrives in Geneva. Photograph: Jane Doe/The Guardian",
    "A view of the lake (Photo by Jane Doe)",
    "Evan Vucci/AP",
    "In this photo released by the palace, the king waves.",
    "Image source, Getty Images",
]

STORY = [
    # Words of appeals in the mouths of people.
    "“I ask for your support and your donation,” the senator told the crowd, “and for your vote.”",
    '"Please consider making a donation," she said. "We need your support."',
    "The newspaper put its articles behind a paywall in 2011 and lost a third of its readers.",
    "Readers were asked to sign up for the newsletter of the campaign, which has 4,000 subscribers.",
    "The company said users would be able to subscribe from March, and donate through the app.",
    "Your support is what the party needs, the leaflet says.",
    "The app lets people sign up, subscribe, donate, accept cookies and read newsletters at once.",
    # Agencies in prose.
    "The AP reported on Tuesday that the minister had resigned.",
    "He told the Associated Press (AP).",
    "Reuters could not verify the report. Its reporters were refused entry (AP journalists too).",
    "High fuel prices also contributed to the rise in the number of bankruptcies this year.",
    "Reporting by the BBC found that two of the four ministers had known of the plan.",
    "Years of neglect contributed to the collapse, an inquiry found.",
    "WASHINGTON (Reuters) - The president said on Tuesday that he would not sign the bill.",
    # Dates and bylines in prose.
    "THREE ARE HELD FOR FORGERY (By Associated Press)",
    "John Roe is a reporter for the paper; police say that he was shot on his way to work.",
    "October 17, 2025, Congress met for the first time since the strike of its clerks had ended.",
    "October 17, 2025 was the day on which the talks were to begin in Geneva.",
    "By Tuesday evening the streets were empty, and the shops had been closed.",
    "By Christmas, Mr Doe had left the party.",
    "Published reports say that the minister knew.",
    # The middle of a story about journalists.
    "Jane Doe is a freelance journalist who was arrested in Cairo in 2013 and held for 400 days.",
    "A correction: the market fell by a fifth within two days.",
    "Read more books, the minister advised schoolchildren, and watch less television.",
    "Advertisements for the post were placed in three newspapers.",
    "Photography is forbidden in the temple, and image after image was deleted.",
    "Follow the money, the prosecutor said: his donations went to three parties.",
]  # fmt: skip


def cleaned(text, kind="text"):
    return clean(Article(digest="0" * 64, kind=kind, decoded=text), cues=CUES)


def story(*, first="", last="", middle="", glue="\n\n"):
    """Six paragraphs of prose with something before, between or behind them."""
    parts = [first, PROSE, PROSE, PROSE, middle, PROSE, PROSE, PROSE, last]
    return glue.join(part for part in parts if part)


def aside(article):
    return [(p.role, p.text) for p in article.paragraphs if p.role != "body"]
