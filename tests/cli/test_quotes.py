"""
`archive quotes` over the founding articles, with all that it prints.
"""

from __future__ import annotations

import csv
import io
import json

S000, S001 = "6106dc75c921", "7c17c67c5d81"


def test_for_reading(run, founding):
    """What was said, by whom, where; the words that matched are marked; how many on stderr."""
    assert run(founding, "quotes", "said:frank", "--all") == (
        0,
        "“very *frank* and trusting”\n    Yuri Ushakov, The Independent, 2025-10-17, 7c17c67c5d81\n",
        "1 quotation\n",
    )


def test_by_a_speaker(run, founding):
    """--by is the speaker; nothing is status 1, and where more may be is said."""
    assert run(founding, "quotes", "--by", "trump", "-f", "ids").out == f"{S001}\n{S000}\n"
    assert run(founding, "quotes", "--by", "putin") == (
        1,
        "",
        "no quotation found; --all looks at more\n",
    )
    assert run(founding, "quotes", "--by", "putin", "--all").err == "no quotation found\n"
    assert run(founding, "quotes", "--by", "...")[:2] == (2, "")


def test_a_part_of_them(run, founding):
    """--limit chooses, and that there are more is said."""
    ran = run(founding, "quotes", "tomahawk", "-n", "2")
    assert ran.out.count("Donald Trump,") == 2
    assert ran.err == "2 quotations; --limit 0 shows all\n"
    assert run(founding, "quotes", "tomahawk", "-n", "0").err == "10 quotations\n"


def test_days(run, founding):
    """--since, --until and --on choose articles as they do in a search."""
    assert run(founding, "quotes", "--on", "2025-10-17", "-f", "ids").out == f"{S001}\n"
    assert run(founding, "quotes", "--since", "2025-11").status == 1


def test_as_data(run, founding):
    """jsonl, json, csv and tsv hold the same quotations."""
    asked = ["quotes", "said:tomahawks", "--format"]
    lines = [json.loads(line) for line in run(founding, *asked, "jsonl").out.splitlines()]
    answer = json.loads(run(founding, *asked, "json").out)
    rows = list(csv.DictReader(io.StringIO(run(founding, *asked, "csv").out)))

    assert [line["words"] for line in lines[:2]] == [
        "Do they want to have Tomahawks going in that direction? I don't think so,",
        "He'd like to have Tomahawks,",
    ]
    assert answer["query"] == "said:tomahawks"
    assert [{"v": 1, **quote} for quote in answer["quotes"]] == lines
    assert [row["words"] for row in rows] == [line["words"] for line in lines]
    assert {row["speaker"] for row in rows} == {"Donald Trump"}
    assert run(founding, *asked, "tsv", "--no-header").out.count("\n") == len(lines) == 6


def test_nothing_as_data(run, founding):
    """A json document is complete when nothing was found; a wrong query is refused."""
    assert run(founding, "quotes", "said:volcano", "-f", "json").out == (
        '{"v": 1, "query": "said:volcano", "quotes": []}\n'
    )
    assert run(founding, "quotes", "said:")[:2] == (2, "")


def test_quiet(run, founding):
    """With --quiet only the status answers."""
    assert run(founding, "quotes", "-q") == (0, "", "")
    assert run(founding, "quotes", "-q", "said:volcano") == (1, "", "")


def test_shown_with_the_article(run, founding):
    """`show` names who is quoted, with --why each quotation and its rule, in JSON all of it."""
    assert "quoted     Donald Trump, Yuri Ushakov\n" in run(founding, "show", "7c17").out
    why = run(founding, "show", "7c17", "--why").out
    assert "“very frank and trusting” partial: Yuri Ushakov (before, described)\n" in why
    article = json.loads(run(founding, "show", "7c17", "-f", "jsonl").out)
    (frank,) = (quote for quote in article["quotes"] if "frank" in quote["words"])
    assert article["text"][frank["start"] : frank["end"]] == frank["words"]


def test_counted_by_speaker(run, founding):
    """`count --by speaker` counts the articles in which each is quoted."""
    assert run(founding, "count", "tomahawk", "--by", "speaker").out == (
        "Donald Trump\t2\nYuri Ushakov\t1\n"
    )
