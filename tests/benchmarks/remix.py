"""
As many documents as wanted, made of the sentences of a real corpus.

Each has the source, the day and the number of sentences of a real one, in an order of no meaning: a
corpus is often sorted by author, and the first thousand are not like the rest. Its sentences come
from anywhere, each as often as any other. So lengths and the frequency of words are the corpus's own.
Its vocabulary would stand still once every sentence had its turn; from then on some of the words that
only one document had are written with new letters at the end, as many as Heaps' law says a corpus of
that size still has to meet.

Sentences are read from a file one by one and only their places are held: the memory that is measured
is the engine's.
"""

from __future__ import annotations

import json
import os
import random
import re
from array import array
from collections import Counter
from typing import TYPE_CHECKING

from tests.benchmarks.texts import first_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.benchmarks.texts import Text

SEED = 20040101
_END = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"[a-z]{4,}")


def split(body: str) -> list[str]:
    """The sentences of a text."""
    return [sentence for sentence in _END.split(body.strip()) if sentence]


def write_remix(directory: str, texts: Iterable[Text]) -> None:
    """Take a corpus apart into *directory*, an existing one."""
    places, shapes = array("Q", [0]), []
    seen: Counter[str] = Counter()
    with open(os.path.join(directory, "sentences"), "wb") as file:
        for text in texts:
            sentences = split(text["body"])
            if not sentences:
                continue
            shapes.append((text["source"], text["date"], len(sentences)))
            seen.update(set(_WORD.findall(text["body"])))
            for sentence in sentences:
                file.write(sentence.encode())
                places.append(file.tell())
    random.Random(SEED).shuffle(shapes)
    once = {word for word, times in seen.items() if times == 1}
    with open(os.path.join(directory, "places"), "wb") as file:
        places.tofile(file)
    with open(os.path.join(directory, "shapes.json"), "w", encoding="utf-8") as held:
        # The last document brought as many new words as are in one alone, by the document: of a
        # vocabulary that grows as documents^b, that share is b.
        json.dump(
            {"shapes": shapes, "exponent": len(once) / max(1, len(seen)), "once": sorted(once)},
            held,
        )


def read_remix(directory: str, count: int) -> Iterator[Text]:
    """The first *count* documents; fewer of them are the beginning of more of them."""
    with open(os.path.join(directory, "shapes.json"), encoding="utf-8") as held:
        read = json.load(held)
    shapes, exponent, once = read["shapes"], read["exponent"], frozenset(read["once"])
    places = array("Q")
    with open(os.path.join(directory, "places"), "rb") as file:
        places.frombytes(file.read())
    dice = random.Random(SEED)
    deck: array[int] = array("I")
    rounds = 0
    sentences = os.open(os.path.join(directory, "sentences"), os.O_RDONLY)
    try:
        for number in range(count):
            source, day, length = shapes[number % len(shapes)]
            chance = ((number + 1) / len(shapes)) ** (exponent - 1)
            taken = []
            for _ in range(length):
                if not deck:
                    deck = array("I", range(len(places) - 1))
                    dice.shuffle(deck)
                    rounds += 1
                place = deck.pop()
                start = places[place]
                sentence = os.pread(sentences, places[place + 1] - start, start).decode()
                if rounds > 1:
                    sentence = _renewed(sentence, once, rounds, chance, dice)
                taken.append(sentence)
            body = " ".join(taken)
            yield {
                "id": f"{number:07d}",
                "source": source,
                "date": day,
                "title": first_words(body),
                "body": body,
            }
    finally:
        os.close(sentences)


def _renewed(
    sentence: str, once: frozenset[str], rounds: int, chance: float, dice: random.Random
) -> str:
    """The sentence with some words that one document has made into words that none has."""
    new = once.intersection(_WORD.findall(sentence))
    for word in sorted(new):
        if dice.random() < chance:
            letters = "".join("bcdfghklmn"[int(digit)] for digit in str(rounds))
            sentence = sentence.replace(word, f"{word}o{letters}")
    return sentence
