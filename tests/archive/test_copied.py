"""
Heads of texts copied from the web's newsrooms: what stands between headline and story, as browsers
give it.
"""

from __future__ import annotations

import pytest

from archive import read_article
from archive.day_lines import read_days
from tests.archive.test_openings import HEADLINE, PIERS, STORY, copied

JANE, DAY = ("Jane Doe",), "2025-10-17"
BOTH = ("Jane Doe", "William Poe")

# One outlet a row, with its way of dating and signing, and with what its buttons say.
HEADS = {
    "Guardian": (["This article is more than 2 years old", "Mayor says the piers are safe",
        "Jane Doe Transport correspondent", "@janedoe", "Fri 17 Oct 2025 10.30 BST",
        "First published on Fri 17 Oct 2025 06.00 BST", "Share", "432"], JANE, DAY),
    "BBC": (["Published", "17 October 2025", "Comments", "Share", "Save", "Jane Doe",
        "Transport correspondent"], JANE, DAY),
    "BBC 2024": (["17 October 2025", "Share", "Save", "Jane Doe", "BBC News, Paris",
        "Getty Images"], JANE, DAY),
    "NYT": (["Engineers found cracks in two of the piers.", "Listen to this article · 5:12 min",
        "Share full article", "432", "By Jane Doe and William Poe", "Oct. 17, 2025"], BOTH, DAY),
    "NYT updated": (["By Jane Doe", "Published Oct. 17, 2025", "Updated Oct. 18, 2025, 10:30 a.m. ET"],
        JANE, DAY),
    "Reuters": (["By Jane Doe and William Poe", "October 17, 20256:12 AM EDTUpdated 3 hours ago"],
        BOTH, DAY),
    "Reuters old": (["by Jane Doe", "October 17, 2025 / 6:12 AM / 2 years ago", "3 Min Read"],
        JANE, DAY),
    "AP": (["By JANE DOE and WILLIAM POE", "Updated 6:12 AM EDT, October 17, 2025", "Share"],
        BOTH, None),
    "AFP": (["Issued on: 17/10/2025 - 10:30", "3 min", "Text by:", "Jane Doe"], JANE, DAY),
    "Al Jazeera": (["Engineers found cracks in two of the piers.", "Play Video", "By Jane Doe",
        "Published On 17 Oct 202517 Oct 2025", "Click here to share on social media"], JANE, DAY),
    "DW": (["Jane Doe", "10/17/2025", "October 17, 2025", "Copy link"], JANE, DAY),
    "France 24": (["Issued on: 17/10/2025 - 10:30Modified: 17/10/2025 - 11:10", "By:", "Jane Doe"],
        JANE, DAY),
    "Le Monde": (["By Jane Doe (Brussels, Europe bureau)", "Published on October 17, 2025, at 6:12 am (Paris), updated on October 17, 2025, at 9:10 am",
        "3 min read", "Lire en français"], JANE, DAY),
    "Times of India": (["TNN / Oct 17, 2025, 10:30 IST", "SHARE", "AA", "Text Size", "Small", "Medium", "Large"],
        (), DAY),
    "TOI signed": (["Jane Doe / TNN / Updated: Oct 17, 2025, 10:30 IST"], JANE, None),
    "The Hindu": (["Updated - October 18, 2025 01:12 am IST - NEW DELHI",
        "Published - October 17, 2025 10:30 pm IST", "Jane Doe"], JANE, DAY),
    "Indian Express": (["Written by Jane Doe", "New Delhi | Updated: October 18, 2025 10:30 IST",
        "4 min read"], JANE, None),
    "NDTV": (["Reported by: Jane Doe", "Edited by: William Poe", "India News", "Oct 17, 2025 10:30 am IST",
        "Read Time: 3 mins", "Share"], JANE, DAY),
    "Hindustan Times": (["By Jane Doe, New Delhi", "Oct 17, 2025 10:30 AM IST", "Share Via", "Copy Link"],
        JANE, DAY),
    "Straits Times": (["Jane Doe", "Published Oct 17, 2025, 10:30 AM", "Updated Oct 17, 2025, 11:10 AM"],
        JANE, DAY),
    "SCMP": (["Jane Doe in Beijing", "Published: 10:30am, 17 Oct 2025", "Why you can trust SCMP"],
        JANE, DAY),
    "Japan Times": (["BY JANE DOE", "STAFF WRITER", "SHARE/SAVE", "Oct 17, 2025"], JANE, DAY),
    "Korea Herald": (["By Jane Doe", "Published : Oct. 17, 2025 - 10:30:15", "Link copied"], JANE, DAY),
    "Korea Times": (["Posted : 2025-10-17 10:30", "Updated : 2025-10-18 11:10", "By Jane Doe"], JANE, DAY),
    "ABC Australia": (["By political reporter Jane Doe", "ABC News", "Posted Fri 17 Oct 2025 at 6:12amFriday 17 Oct 2025 at 6:12am"],
        JANE, DAY),
    "SMH": (["Jane Doe", "October 17, 2025 — 10.30am", "Save", "Log in, register or subscribe to save articles for later.",
        "Normal text size", "Larger text size", "Very large text size"], JANE, DAY),
    "NZ Herald": (["Jane Doe", "By Jane Doe", "Reporter·NZ Herald·", "17 Oct, 2025 10:30 AM", "3 mins to read",
        "Share this article"], JANE, DAY),
    "RNZ": (["10:30 am on 17 October 2025", "Share this", "Jane Doe, Reporter"], JANE, DAY),
    "CBC": (["Mayor says the piers are safe", "Jane Doe · CBC News ·", "Posted: Oct 17, 2025 4:00 AM EDT | Last Updated: October 18, 2025",
        "Social Sharing"], JANE, DAY),
    "CBC new": (["Jane Doe · CBC News · Posted: Oct 17, 2025 4:00 AM EDT"], JANE, DAY),
    "Globe and Mail": (["Jane Doe", "Transportation Reporter", "Ottawa", "Published October 17, 2025",
        "Updated October 18, 2025"], JANE, DAY),
    "Toronto Star": (["Oct. 17, 2025", "2 min read", "By Jane DoeStaff Reporter"], JANE, DAY),
    "Irish Times": (["Expand", "Jane Doe", "Fri Oct 17 2025 - 10:30"], JANE, DAY),
    "RTE": (["Updated / Friday, 17 Oct 2025 10:30", "By Jane Doe"], JANE, None),
    "Haaretz": (["Jane Doe", "Oct 17, 2025", "Save article", "Zen reading"], JANE, DAY),
    "Times of Israel": (["By Jane Doe", "Today, 10:30 am", "0"], JANE, None),
    "Times of Israel day": (["By Jane Doe and AFP", "17 October 2025, 10:30 am", "0"], JANE, DAY),
    "Daily Nation": (["Friday, October 17, 2025", "By Jane Doe", "What you need to know:"], JANE, DAY),
    "Nation Kenya": (["Friday, October 17, 2025 — updated on October 18, 2025", "By Jane Doe",
        "Reporter", "Nation Media Group"], JANE, DAY),
    "Punch": (["Kindly share this story:", "By Jane Doe", "17th October 2025", "Facebook", "X", "WhatsApp"],
        JANE, DAY),
    "Vanguard": (["October 17, 2025", "Kindly Share This Story:", "By Jane Doe, Abuja"], JANE, DAY),
    "Premium Times": (["byJane Doe", "October 17, 2025", "Reading Time: 3 mins read"], JANE, DAY),
    "News24": (["17 Oct 2025", "Jane Doe", "Share your Subscriber Article", "Listen to this article"],
        JANE, DAY),
    "Daily Maverick": (["By Jane Doe", "Follow", "17 Oct 2025", "0"], JANE, DAY),
    "Cleveland": (["Updated: Oct. 18, 2025, 10:30 a.m.|Published: Oct. 17, 2025, 5:00 a.m.",
        "By Jane Doe, cleveland.com"], JANE, DAY),
    "Patch": (["Jane Doe, Patch Staff", "Posted Fri, Oct 17, 2025 at 6:12 am ET"], JANE, DAY),
    "Local TV": (["Author: Jane Doe", "Published: 6:12 AM EDT October 17, 2025",
        "Updated: 6:12 PM EDT October 18, 2025", "Facebook", "Twitter"], JANE, DAY),
    "Local TV Nexstar": (["by: Jane Doe", "Posted: Oct 17, 2025 / 06:12 AM EDT", "Updated: Oct 18, 2025 / 06:12 AM EDT",
        "SHARE"], JANE, DAY),
    "Local paper": (["JANE DOE jdoe@harbourpost.com", "Oct 17, 2025", "Updated Oct 18, 2025", "0", "1 min to read"],
        JANE, DAY),
    "Gannett": (["Jane Doe", "Harbour Post", "Oct. 17, 2025", "6:12 a.m. ET"], JANE, DAY),
    "USA Today": (["Jane Doe", "USA TODAY", "Updated Oct. 18, 2025, 6:12 a.m. ET"], JANE, None),
    "Politico": (["By Jane Doe and William Poe", "10/17/2025 06:12 AM EDT", "Updated: 10/18/2025 11:10 AM EDT"],
        BOTH, DAY),
    "Politico Europe": (["October 17, 2025 6:12 am CET", "By Jane Doe", "Listen", "Share"], JANE, DAY),
    "Axios": (["Jane Doe", "Oct 17, 2025 -Politics & Policy", "facebook (opens in new window)",
        "Add Axios on Google"], JANE, DAY),
    "Vox": (["by Jane Doe", "Oct 17, 2025, 6:12 AM EDT", "Share", "Gift"], JANE, DAY),
    "The Hill": (["by Jane Doe - 10/17/25 6:12 AM ET", "Share", "Post"], JANE, DAY),
    "The Hill old": (["BY JANE DOE - 10/17/25 06:12 AM EDT", "2,345 Shares"], JANE, DAY),
    "NPR": (["October 17, 20255:00 AM ET", "Heard on Morning Edition", "By", "Jane Doe",
        "3-Minute Listen", "Playlist", "Transcript"], JANE, DAY),
    "CNBC": (["Published Fri, Oct 17 20256:12 AM EDTUpdated Sat, Oct 18 202511:10 AM EDT", "Jane Doe",
        "@janedoe", "Share"], JANE, DAY),
    "Fox News": (["By Jane Doe Fox News", "Published October 17, 2025 6:12am EDT", "Facebook", "Twitter",
        "Flipboard", "Comments", "Print", "Email", "close", "Video"], JANE, DAY),
    "Business Insider": (["Jane Doe", "2025-10-17T10:30:00Z", "Share", "Save", "Saved", "Read in app"],
        JANE, DAY),
    "Bloomberg": (["By Jane Doe and William Poe", "October 17, 2025 at 6:12 AM EDT", "Save", "Translate"],
        BOTH, DAY),
    "FT": (["Jane Doe in Brussels", "Published October 17 2025", "432", "Print this page"], JANE, DAY),
    "Telegraph": (["Jane Doe Transport Correspondent", "17 October 2025 • 10:30am", "432"], JANE, DAY),
    "Mail": (["By JANE DOE FOR DAILYMAIL.COM", "Published: 10:30 BST, 17 October 2025 | Updated: 11:10 BST, 17 October 2025",
        "432 shares", "1.2k", "View comments"], JANE, DAY),
    "Mirror": (["NewsBridges", "Jane Doe Reporter", "10:30, 17 Oct 2025", "Bookmark"], JANE, DAY),
    "Sun": (["Jane Doe", "Published: 10:30, 17 Oct 2025", "Updated: 11:10, 17 Oct 2025"], JANE, DAY),
    "Metro": (["Jane Doe", "Published October 17, 2025 10:30am", "Updated October 17, 2025 11:10am",
        "Share this article via whatsapp"], JANE, DAY),
    "Trade press": (["By Jane Doe, Senior Editor", "Oct. 17, 2025", "Share", "Post", "Share", "License"],
        JANE, DAY),
    "Ars Technica": (["Cracks all the way down.", "Jane Doe – Oct 17, 2025 6:12 am | 143"], JANE, DAY),
    "TechCrunch": (["Jane Doe", "6:12 AM PDT · October 17, 2025", "Image Credits:Getty Images"], JANE, DAY),
    "Deadline": (["By Jane Doe", "Senior TV Reporter", "October 17, 2025 6:12am", "48 Comments"], JANE, DAY),
    "Deutsche Welle English": (["Jane Doe with AFP, dpa", "10/17/2025", "Published October 17, 2025",
        "last updated October 18, 2025"], JANE, DAY),
    "Business wire": (["October 17, 2025 06:12 AM Eastern Daylight Time", "Share"], (), DAY),
    "GlobeNewswire": (["October 17, 2025 06:12 ET | Source: Harbour Bridges Ltd.", "Follow", "Share"], (), DAY),
    "Euronews": (["By Jane Doe", "Published on 17/10/2025 - 10:30 GMT+2•Updated 11:10"], JANE, DAY),
    "Xinhua": (["Source: Xinhua", "Editor: huaxia", "2025-10-17 10:30:15"], (), DAY),
    "TASS": (["17 Oct, 10:30", "© Jane Doe/TASS"], (), None),
    "Yonhap": (["All News 10:30 October 17, 2025"], (), DAY),
    "Jakarta Post": (["Jane Doe (The Jakarta Post)", "PREMIUM", "Jakarta", "Fri, October 17, 2025"], JANE, DAY),
    "Bangkok Post": (["PUBLISHED : 17 Oct 2025 at 06:12", "WRITER: Jane Doe", "-", "+"], JANE, DAY),
    "Dawn": (["Jane Doe Published October 17, 2025 Updated October 17, 2025 10:30am", "Join our Whatsapp channel"],
        JANE, DAY),
    "Daily Star": (["Jane Doe", "Fri Oct 17, 2025 10:30 AM Last update on: Fri Oct 17, 2025 11:10 AM"], JANE, DAY),
    "Rappler": (["Oct 17, 2025 10:30 AM PHT", "Jane Doe", "INFO"], JANE, DAY),
    "Inquirer": (["By: Jane Doe - Reporter / @janedoeINQ", "INQUIRER.net / 10:30 AM October 17, 2025"], JANE, DAY),
    "Ahram": (["Jane Doe , Friday 17 Oct 2025"], JANE, DAY),
    "Newsweek": (["By Jane Doe", "Senior Reporter", "Published Oct 17, 2025 at 6:12 AM EDT",
        "Updated Oct 17, 2025 at 7:01 AM EDT", "Newsweek AI is in beta."], JANE, DAY),
    "Forbes": (["Jane Doe", "Forbes Staff", "I cover bridges.", "Follow", "Oct 17, 2025, 06:12am EDT",
        "Updated Oct 17, 2025, 07:01am EDT"], JANE, DAY),
    "Slate": (["Cracks all the way down.", "By Jane Doe", "Oct 17, 20256:12 AM"], JANE, DAY),
    "Atlantic": (["The old road is open.", "By Jane Doe", "Illustration by William Poe", "October 17, 2025",
        "Share", "Save"], JANE, DAY),
    "ProPublica": (["by Jane Doe", "Oct. 17, 2025, 5 a.m. EDT", "Republish"], JANE, DAY),
    "WSJ": (["By Jane Doe", "Follow", "Updated Oct. 17, 2025 6:12 am ET", "Share", "Resize", "432",
        "Listen", "(2 min)"], JANE, None),
    "Tribune": (["By JANE DOE | jdoe@harbourtribune.com | Harbour Tribune",
        "PUBLISHED: October 17, 2025 at 6:12 AM CDT | UPDATED: October 18, 2025 at 6:12 AM CDT"], JANE, DAY),
    "Boston Globe": (["By Jane Doe Globe Staff,Updated October 17, 2025, 6:12 a.m.", "0"], JANE, None),
    "Philadelphia Inquirer": (["by Jane Doe", "Published Oct. 17, 2025, 5:00 a.m. ET"], JANE, DAY),
    "Texas Tribune": (["by Jane Doe Oct. 17, 2025 5 a.m. Central", "Share", "Republish"], JANE, DAY),
    "Sky News": (["Engineers found cracks in two piers.", "By Jane Doe, transport correspondent",
        "Friday 17 October 2025 10:30, UK"], JANE, DAY),
    "Evening Standard": (["Jane Doe", "17 October 2025", "6 minutes ago"], JANE, DAY),
    "Irish Independent": (["Jane Doe", "Today at 10:30"], JANE, None),
    "Irish Examiner": (["Fri, 17 Oct, 2025 - 10:30", "Jane Doe"], JANE, DAY),
    "TheJournal.ie": (["10.30am, 17 Oct 2025", "12.3k", "22", "Share options"], (), DAY),
    "Stuff": (["Jane Doe", "October 17, 2025, • 10:30am", "Share"], JANE, DAY),
    "news.com.au": (["Jane Doe", "@janedoe", "less than 2 min read", "October 17, 2025 - 10:30AM",
        "432 Comments"], JANE, DAY),
    "SBS": (["Published 17 October 2025 10:30am", "Updated 17 October 2025 11:10am", "By Jane Doe",
        "Source: SBS News", "Image: A bridge."], JANE, DAY),
    "CNA": (["17 Oct 2025 10:30AM", "(Updated: 17 Oct 2025 11:10AM)", "Bookmark", "Share"], (), DAY),
    "Malay Mail": (["By Jane Doe", "Friday, 17 Oct 2025 10:30 AM MYT"], JANE, DAY),
    "The Star": (["By JANE DOE", "NATION", "Friday, 17 Oct 2025", "10:30 AM MYT"], JANE, DAY),
    "Antara": (["October 17, 2025 10:30 GMT+700"], (), DAY),
    "Kyodo": (["KYODO NEWS - Oct 17, 2025 - 10:30 | All, Japan"], (), DAY),
    "Asahi": (["By JANE DOE/ Staff Writer", "October 17, 2025 at 10:30 JST", "Share", "Tweet", "list"], JANE, DAY),
    "Mainichi": (["October 17, 2025 (Mainichi Japan)"], (), DAY),
    "Taipei Times": (["By Jane Doe / Staff reporter", "Fri, Oct 17, 2025 page1"], JANE, DAY),
    "Global Times": (["By Jane Doe Published: Oct 17, 2025 10:30 PM"], JANE, DAY),
    "China Daily": (["By Jane Doe | China Daily | Updated: 2025-10-17 10:30"], JANE, None),
    "CGTN": (["Updated 10:30, 17-Oct-2025", "Jane Doe"], JANE, None),
    "Kyiv Independent": (["by Jane Doe", "October 17, 2025 10:30 AM", "2 min read"], JANE, DAY),
    "Ukrainska Pravda": (["JANE DOE — FRIDAY, 17 OCTOBER 2025, 10:30", "30"], JANE, DAY),
    "RFE/RL": (["October 17, 2025 10:30 GMT", "By Jane Doe", "Share", "Print"], JANE, DAY),
    "VOA": (["October 17, 2025 6:12 AM", "Jane Doe", "Share", "See comments"], JANE, DAY),
    "Arab News": (["Short Url", "https://arab.news/abcde", "Updated 18 October 2025", "JANE DOE",
        "October 17, 2025 10:30", "Follow @arabnews"], JANE, DAY),
    "Gulf News": (["Last updated:", "October 18, 2025 | 10:30", "Jane Doe, Senior Reporter", "2 MIN READ"],
        JANE, None),
    "Khaleej Times": (["Published: Fri 17 Oct 2025, 10:30 AM", "Last updated: Fri 17 Oct 2025, 11:10 AM",
        "By: Jane Doe", "Share:"], JANE, DAY),
    "Jerusalem Post": (["ByJANE DOE", "OCTOBER 17, 2025 10:30"], JANE, DAY),
    "Anadolu": (["Jane Doe |17.10.2025 - Update : 18.10.2025"], JANE, DAY),
    "Hurriyet": (["October 17 2025 10:30:00", "ISTANBUL"], (), DAY),
    "Daily Sabah": (["by Jane Doe", "Oct 17, 2025 - 10:30 am GMT+3"], JANE, DAY),
    "Balkan Insight": (["Jane Doe", "Belgrade", "BIRN", "October 17, 2025", "10:30"], JANE, DAY),
    "Euractiv": (["By Jane Doe | Euractiv", "Est. 3min", "Oct 17, 2025"], JANE, DAY),
    "Swissinfo": (["October 17, 2025 - 10:30", "2 minutes", "Jane Doe"], JANE, DAY),
    "AllAfrica": (["17 October 2025", "The Herald (Harare)", "By Jane Doe"], JANE, DAY),
    "New Vision": (["By Jane Doe", "Journalist @New Vision", "Oct 17, 2025"], JANE, DAY),
    "IOL": (["Jane Doe|Published 2 hours ago"], JANE, None),
    "Gleaner": (["Published:Friday | October 17, 2025 | 12:10 AM", "Jane Doe/Staff Reporter"], JANE, DAY),
    "Phnom Penh Post": (["Jane Doe | Publication date 17 October 2025 | 10:30 ICT"], JANE, DAY),
    "Dhaka Tribune": (["Jane Doe", "Publish : 17 Oct 2025, 10:30 AM", "Update : 18 Oct 2025, 11:10 AM"], JANE, DAY),
    "Kathmandu Post": (["Jane Doe", "Published at : October 17, 2025", "Updated at : October 18, 2025 06:12",
        "Kathmandu"], JANE, DAY),
    "Express Tribune": (["Jane Doe", "October 17, 2025", "facebook twitter whatsup linkded", "email"], JANE, DAY),
    "Geo": (["By", "Jane Doe", "|", "October 17, 2025"], JANE, DAY),
    "CBS": (["By", "Jane Doe", "Updated on: October 18, 2025 / 6:12 AM EDT", "/ CBS News"], JANE, None),
    "CBS published": (["By Jane Doe", "October 17, 2025 / 6:12 AM EDT / CBS News"], JANE, DAY),
    "NBC": (["Oct. 17, 2025, 6:12 AM EDT", "By Jane Doe", "Listen to this article with a free account", "00:00", "00:00"],
        JANE, DAY),
    "NBC updated": (["Oct. 17, 2025, 6:12 AM EDT / Updated Oct. 18, 2025, 7:01 AM EDT", "By Jane Doe and The Associated Press"],
        JANE, DAY),
    "ABC": (["ByJane Doe", "October 17, 2025, 6:12 AM", "Getty Images"], JANE, DAY),
    "PBS": (["Jane Doe", "Oct 17, 2025 6:12 AM EDT", "Leave your feedback", "Share Copy URL"], JANE, DAY),
    "Washington Post": (["By Jane Doe", "and", "William Poe", "October 17, 2025 at 6:12 a.m. EDT", "3 min", "432"], BOTH, DAY),
    "Business Insider 2011": (["Jane Doe | Oct. 17, 2025, 3:17 PM | 1,209 | 5", "A A A", "x", "Email Article",
        "Email Sent!", "You have successfully emailed the post.", "Image: William Poe on Flickr"], JANE, DAY),
    "Business Insider 2014": (["Jane Doe", "Oct. 17, 2025, 9:49 AM 286,248 40", "facebook", "linkedin", "google+",
        "print", "email"], JANE, DAY),
    "Politico 2010": (["Main Content", HEADLINE, "718 Comments", "RSS", "Email", "Print",
        "Some of the piers are poised to fall. | AP Photo Close", "By JANE DOE & WILLIAM POE | 10/9/10 7:15 AM EDT"],
        BOTH, "2010-10-09"),
    "Deadline 2013": (["By JANE DOE, Executive Editor | Friday October 17, 2025 @ 6:43pm EDTTags: Amazon Prime, TiVo",
        "Tweet", "Comments (0)"], JANE, DAY),
    "Yahoo 2011": (["By JANE DOE and WILLIAM POE - AP Technology Writers | AP – 1 hr 4 mins ago"], BOTH, None),
    "Huffington Post 2010": (["First Posted: 08-13-10 05:18 PM | Updated: 08-14-10 12:41 AM",
        "What's Your Reaction?", "Inspiring", "Greedy", "Typical", "Scary"], (), "2010-08-13"),
    "Advance local": (["bridge.JPG", "You are what you drive. (The Associated Press)", "Print",
        "on October 17, 2025 at 12:06 PM, updated October 18, 2025 at 12:10 PM", "View/Post Comments"], (), DAY),
    "CNN 2013": (["By Dana A. Ford , James S.A. Corey, Chien-Ming Wang, and Tom Watkins, CNN",
        "November 28, 2013 -- Updated 0203 GMT (1003 HKT)"],
        ("Dana A. Ford", "James S.A. Corey", "Chien-Ming Wang", "Tom Watkins"), None),
    "CNN 2023": (["By Jane Doe, Lauren del Valle and William Poe, CNN", "7 minute read",
        "Updated 4:48 PM EST, Mon November 6, 2023", "Link Copied!", "Ad Feedback", "Video Ad Feedback",
        "The mayor and an engineer on the bridge", "Getty Images/Sipa USA"],
        ("Jane Doe", "Lauren del Valle", "William Poe"), None),
    "Vox Media 2014": (["By Jane Doe @janedoe", "on October 17, 2025 at 9:00a", "Share", "Tweet"], JANE, DAY),
    "AOL 2010": (["Oct 17, 2025 – 4:39 PM", "Text Size", "Email This", "Jane Doe Senior Washington Correspondent"],
        JANE, DAY),
    "Fox News 2010": (["Published October 17, 2025", "| FoxNews.com", "Print", "Email", "Share", "Recommend",
        "Tweet", "AP"], (), DAY),
    "A blog": (["by oz on October 17, 2025"], (), DAY),
    "Another blog": (["LinkNaija October 17, 2025"], (), DAY),
    "A magazine": (["Jane DoeView More Articles", "Next-generation piers make global debut",
        "Nissan October 17, 2025 13:42"], JANE, DAY),
    "A station": (["Prev Next", "By: CNN Wire", "Posted at 2025-10-17T14:42:01-0700",
        "and last updated 2025-10-18 16:42:01-05", "By Jane Doe", "CNN"], JANE, DAY),
    "A syndicate": (["Jane Doe", "The Grayzone", "Fri, 17 Oct 2025 17:55 UTC"], JANE, DAY),
    "A charity": (["Jane Doe, Staff Attorney, ACLU Racial Justice Program",
        "& William Poe, Director of Education Equity, ACLU Foundations of California", "October 17, 2025 | 11:15 PM"],
        BOTH, DAY),
    "SPON": (["Von Jana Weiß", "17.10.2025, 10.30 Uhr", "Zur Merkliste hinzufügen", "Artikel anhören • 3 Min"], ("Jana Weiß",), DAY),
    "Tagesschau": (["Stand: 17.10.2025 10:30 Uhr", "Von Jana Weiß, ARD-Studio Brüssel"], ("Jana Weiß",), DAY),
    "Zeit": (["Von Jana Weiß", "17. Oktober 2025, 10:30 Uhr", "Quelle: DIE ZEIT", "12 Kommentare"], ("Jana Weiß",), DAY),
    "FAZ": (["Von Jana Weiß, Brüssel", "17.10.2025, 10:30", "Lesezeit: 3 Min."], ("Jana Weiß",), DAY),
    "Le Figaro": (["Par Jeanne Dupont", "Publié le 17 octobre 2025 à 10h30, mis à jour le 18 octobre 2025 à 11h10", "Écouter cet article"], ("Jeanne Dupont",), DAY),
    "El Pais": (["Juana Gómez", "Madrid - 17 oct 2025 - 10:30 CEST"], ("Juana Gómez",), DAY),
    "Corriere": (["di Anna Rossi", "17 ottobre 2025"], ("Anna Rossi",), DAY),
    "Local 2": (["By Jane Doe | jdoe@post.com | The Harbour Post", "UPDATED: October 18, 2025 at 6:12 AM", "PUBLISHED: October 17, 2025 at 5:00 AM"], JANE, DAY),
    "Lee": (["Jane Doe", "Oct 17, 2025", "Updated 2 hrs ago", "0", "Facebook", "Twitter", "WhatsApp", "SMS", "Email", "Print", "Copy article link", "Save"], JANE, DAY),
    "McClatchy": (["By Jane Doe", "Updated October 18, 2025 11:10 AM", "|"], JANE, None),
    "Advance 2": (["Published: Oct. 17, 2025, 5:00 a.m.", "36", "By", "Jane Doe | jdoe@advance.com"], JANE, DAY),
    "Sinclair": (["by Jane Doe", "Fri, October 17th 2025 at 6:12 AM", "Updated Sat, October 18th 2025 at 6:12 AM"], JANE, DAY),
    "Gray": (["By Jane Doe", "Published: Oct. 17, 2025 at 6:12 AM EDT|Updated: 2 hours ago"], JANE, DAY),
    "Scripps": (["Posted at 6:12 AM, Oct 17, 2025", "and last updated 7:01 AM, Oct 17, 2025", "By: Jane Doe"], JANE, DAY),
    "Hearst TV": (["Updated: 6:12 AM EDT Oct 17, 2025", "Infinite Scroll Enabled", "Jane Doe", "Reporter"], JANE, None),
    "ABC local": (["By Jane Doe", "Friday, October 17, 2025 6:12AM", "EMBED <>MORE VIDEOS"], JANE, DAY),
    "PR": (["NEWS PROVIDED BY", "Harbour Bridges Ltd.", "Oct 17, 2025, 06:12 ET", "Share this article"], (), DAY),
    "Gov": (["From: Department for Transport", "Published 17 October 2025", "Last updated 18 October 2025 — See all updates"], (), DAY),
    "UN": (["17 October 2025", "Peace and Security"], (), DAY),
    "Conversation": (["Published: October 17, 2025 10.30am BST", "Author", "Jane Doe", "Professor of Bridges, University of Harbour"], JANE, DAY),
    "Substack": (["Jane Doe", "Oct 17, 2025", "∙ Paid", "42", "7", "Share"], JANE, DAY),
    "Medium": (["Jane Doe", "·", "Follow", "3 min read", "·", "Oct 17, 2025", "--", "Listen", "Share"], JANE, DAY),
    "Ghost": (["Jane Doe", "Oct 17, 2025 — 3 min read"], JANE, DAY),
    "Daily Beast": (["CRACKS", "Jane Doe", "Transport Reporter", "Published Oct. 17 2025 6:12AM EDT"], JANE, DAY),
    "Rolling Stone": (["By", "Jane Doe", "October 17, 2025"], JANE, DAY),
    "Variety": (["Oct 17, 2025 6:12am PT", "By Jane Doe", "Plus Icon"], JANE, DAY),
    "ESPN": (["Jane Doe, ESPN Staff WriterOct 17, 2025, 10:30 AM ET"], JANE, DAY),
    "Sky Sports": (["By Jane Doe", "@janedoe", "Friday 17 October 2025 10:30, UK"], JANE, DAY),
    "Wired 2020": (["Jane Doe", "Business", "10.17.2025 07:00 AM"], JANE, DAY),
    "Verge": (["The piers are closed for now.", "by Jane Doe", "Oct 17, 2025, 6:12 AM EDT", "0 Comments"], JANE, DAY),
    "Nature": (["NEWS", "17 October 2025", "By", "Jane Doe"], JANE, DAY),
    "New Scientist": (["By Jane Doe", "17 October 2025"], JANE, DAY),
    "Economist": (["Oct 17th 2025|HARBOUR|3 min read"], (), DAY),
    "Foreign Policy": (["By Jane Doe, a reporter at Foreign Policy.", "October 17, 2025, 5:00 AM"], JANE, DAY),
    "Scroll.in": (["Jane Doe", "Oct 17, 2025 · 10:30 am"], JANE, DAY),
    "ThePrint": (["Jane Doe", "17 October, 2025 10:30 am IST"], JANE, DAY),
    "India Today": (["Jane Doe", "New Delhi,UPDATED: Oct 17, 2025 10:30 IST"], JANE, None),
    "Deccan Herald": (["Last Updated : 17 October 2025, 10:30 IST", "Jane Doe"], JANE, None),
    "Philstar": (["Jane Doe - The Philippine Star", "October 17, 2025 | 12:00am"], JANE, DAY),
    "GMA": (["By JANE DOE, GMA Integrated News", "Published October 17, 2025 10:30am"], JANE, DAY),
    "Vietnam News": (["October 17, 2025 - 10:30"], (), DAY),
    "Nikkei": (["JANE DOE, Nikkei staff writer", "October 17, 2025 10:30 JST"], JANE, DAY),
    "Monitor": (["By Jane Doe", "Friday October 17 2025"], JANE, DAY),
    "ThisDay": (["Jane Doe", "4 hours ago"], JANE, None),
    "Guardian Nigeria": (["By : Jane Doe, Lagos", "Date: 17 Oct 2025"], JANE, DAY),
    "TimesLIVE": (["17 October 2025 - 10:30", "By Jane Doe"], JANE, DAY),
    "eNCA": (["Friday 17 October 2025 - 10:30am"], (), DAY),
}  # fmt: skip


@pytest.mark.parametrize("outlet", HEADS)
def test_the_head_of_an_outlet_is_read(outlet):
    """Headline, authors and day of a copy; the story is left whole."""
    lines, authors, day = HEADS[outlet]
    article = copied(*lines)
    assert article.title == HEADLINE
    assert article.authors == authors
    assert (str(article.published.day) if article.published else None) == day
    assert article.text.endswith("\n\n".join(STORY))


@pytest.mark.parametrize("outlet", HEADS)
def test_the_head_of_an_outlet_is_kept(outlet):
    """What is set aside and what is kept are all that came in, and a clean text is clean."""
    lines, _, _ = HEADS[outlet]
    article = copied(*lines)
    kept = "".join("".join(p.text.split()) for p in article.paragraphs)
    assert kept == "".join("".join((HEADLINE, *lines, *STORY)).split())
    assert read_article(article.text.encode(), kind="text").text == article.text


@pytest.mark.parametrize(
    "above", [["Skip to main content", "Menu"], ["Advertisement"], ["Exclusive"]]
)
def test_a_headline_may_stand_below_buttons(above):
    """Who marks a whole page copies what stands above the headline too."""
    text = "\n\n".join((*above, HEADLINE, "By Jane Doe", DAY, *STORY))
    article = read_article(text.encode(), kind="text")
    assert (article.title, article.authors) == (HEADLINE, JANE)


HEADLINES = [
    "MEANWHILE: Developments In Greece...",
    "Wild goats ruled this island for a century. Now it is being reborn.",
    "T1 are your world champions!",
    "The loneliest woman in the world: “Alone”",
]


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_may_end_as_a_sentence(headline):
    """A byline and a day below it say that it is one."""
    article = read_article(
        "\n\n".join((headline, "By Jane Doe", DAY, *STORY)).encode(), kind="text"
    )
    assert (article.title, article.authors) == (headline, JANE)


PROOFS = [
    ["Facebook", "Twitter", "Email"],
    [HEADLINE],
    ["JIJI", PIERS.replace("The mayor", "KOBE – The mayor")],
]


@pytest.mark.parametrize("lines", PROOFS)
def test_buttons_a_dateline_or_itself_prove_a_headline(lines):
    """Nothing else stands between a headline and its story where no day and no byline do."""
    article = copied("The piers are closed", *lines)
    assert article.title == HEADLINE


NOT_READ = [
    # days of other stories
    [
        "Trams run again",
        "October 3, 2025",
        "Old road widened",
        "October 9, 2025",
        "Harbour dredged",
        "October 12, 2025",
    ],
    # a day and names below the first paragraph
    [PIERS, "A word of thanks", "October 17, 2025"],
    [PIERS, "Jane Doe", "Health for all"],
    # the people of a picture
    [
        "Samuel Alito and Elizabeth Prelogar",
        "Getty Images/Sipa USA",
        PIERS.replace("The mayor", "Samuel Alito and Elizabeth Prelogar"),
    ],
    # figures that say two things
    ["11/08/23 5:19pm"],
    ["10-08-09"],
    # when the page was touched
    ["October 17, 2025 -- Updated 0203 GMT (1003 HKT)"],
    ["Last updated:", "October 18, 2025 | 10:30"],
    ["8:42 a.m. EDT October 3, 2014"],
    # what is no name
    ["RSS", "Email", "Print"],
    ["View Author Page I'm on twitter", "Share", "Tweet"],
    ["By CNN Wire", "Share", "Tweet"],
]


@pytest.mark.parametrize("lines", NOT_READ)
def test_what_may_be_of_something_else_is_not_read(lines):
    """Neither authors nor a day where the lines may speak of another story."""
    article = copied(*lines)
    assert article.authors == ()
    assert article.published is None


@pytest.mark.parametrize(
    "line", ["Print the truth", "Save the whales", "Live in Paris", "Line of duty"]
)
def test_words_of_a_story_are_no_buttons(line):
    """A line is a button when it says nothing else."""
    article = copied("By Jane Doe", "October 17, 2025", "Share", line)
    assert line in article.text


@pytest.mark.parametrize(
    "unit", ["share ", "facebook", "x", "print this ", "1,0", "by Jane on ", "(", "10/10/10 "]
)
def test_a_head_of_anything_takes_no_time(unit):
    """Lines of a hundred repetitions, and a thousand such lines, come out whole."""
    line = (unit * 100)[:150].strip()
    article = copied(*[line] * 1_000)
    assert sum(p.text.count(line) for p in article.paragraphs) >= 990


def test_a_copy_may_be_signed_at_its_end():
    """ "-- By Jane Doe" below the story, where no line above it names anybody."""
    ends = ("-- By Jane Doe Follow @janedoe", "View/Post Comments")
    text = "\n\n".join((HEADLINE, "October 17, 2025", "Share", *STORY, *ends))
    article = read_article(text.encode(), kind="text")
    assert (article.title, article.authors) == (HEADLINE, JANE)


def test_a_wire_stands_between_the_headline_and_a_story_told_elsewhere():
    """What a portal prints: whose story it is, when in figures of two meanings, and by whom."""
    article = copied("The Guardian 02/10/2020 Jane Doe", "© Provided by The Guardian")
    assert (article.title, article.authors, article.published) == (HEADLINE, JANE, None)


DAYS = [
    (["10/9/10 7:15 AM EDT"], ["9 Oct 2010"], []),
    (["08-13-10 05:18 PM | Updated: 08-14-10 12:41 AM"], ["13 Aug 2010"], ["14 Aug 2010"]),
    (["By Jane Doe 10/ 5/11 09:19 PM ET"], ["5 Oct 2011"], []),
    (["17/10/25", "16.10.25"], ["17 Oct 2025", "16 Oct 2025"], []),
    (["11/08/23 5:19pm"], [], []),
    (["10-13-12", "13-10-12"], [], []),
    (["Published Oct. 17, 2025 Updated Oct. 18, 2025"], ["Oct. 17, 2025"], ["Oct. 18, 2025"]),
    (["Last updated", "17 October 2025"], [], ["17 October 2025"]),
    (["November 28, 2013 -- Updated 0203 GMT (1003 HKT)"], [], ["November 28, 2013"]),
    (["October 17, 20256:12 AM EDTUpdated 3 hours ago"], ["October 17, 2025"], []),
    (["2025.10.17 10:30"], ["2025.10.17"], []),
]


@pytest.mark.parametrize(("lines", "published", "modified"), DAYS)
def test_the_days_of_lines_are_read_with_what_they_are_of(lines, published, modified):
    """Figures are read where the lines say how; a label says whether the day is of a change."""
    days = list(read_days(lines))
    assert [day for day, changed in days if not changed] == published
    assert [day for day, changed in days if changed] == modified
