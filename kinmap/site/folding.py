"""Words as search compares them: without case, accents and the differences that keyboards make.

Whoever looks for *lodz* finds Łódź, *strasse* Straße, *inigo* Íñigo. A letter is taken apart
(Unicode NFKD), its marks are left out, and letters that Unicode does not take apart are
looked up in a table; whatever is no letter, mark or digit parts words. Kana and Hangul stay
whole, and the vowel signs of Indic scripts are kept, for there they are no ornament.

`templates/assets/site.js` folds by the same rules, and a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata

from kinmap.text import nfc

LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h",
    "\u0131": "i", "ŋ": "n", "ŧ": "t", "ĸ": "k", "ə": "e", "\u03c2": "\u03c3", "\u0629": "\u0647",
    "\u0649": "\u064a", "\u06cc": "\u064a", "\u06a9": "\u0643",
    "\u0640": "", "\u00ad": "", "\u200c": "", "\u200d": "",
}  # fmt: skip
"""Letters that NFKD leaves whole: Latin ones, a dotless i and a last sigma, Arabic ones that are written
alike; a stretched line, a soft hyphen and joiners are nothing."""
MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
"""Accents, and the points of Hebrew and Arabic."""
WHOLE = re.compile("[\u3040-\u30ff\uac00-\ud7a3]")
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
    "\U00020000-\U0003ffff]+"
)
"""Scripts that set no space between words, or hang endings on them: found by any two letters."""


class Folding(dict[int, str]):
    """What each character is folded to, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        """Return the folded form of a character, and keep it."""
        made = self[point] = letter(chr(point))
        return made


def letter(written: str) -> str:
    """Return one character, folded: letters, nothing, or a space where words are parted."""
    if WHOLE.match(written):
        return written
    return "".join(map(part, unicodedata.normalize("NFKD", written).lower()))


def part(sign: str) -> str:
    """Return one part of a character that was taken apart."""
    if sign in LETTERS:
        return LETTERS[sign]
    if MARKS.match(sign):
        return ""
    return sign if unicodedata.category(sign)[0] in "LMN" else " "


def words(text: str, folding: Folding) -> list[str]:
    """Return the words of a text, folded, in order.

    Args:
        text: anything.
        folding: what is known of characters already; one for a whole archive is quickest.
    """
    folded = nfc(text).translate(folding)
    found = folded.split()
    if text.isascii() or not UNSPACED.search(folded):
        return found
    return [piece for word in found for piece in (pieces(word) if UNSPACED.search(word) else (word,))]


def pieces(word: str) -> list[str]:
    """Return a word of a script without spaces as all its pairs of letters, and its last letter."""
    found: list[str] = []
    end = 0
    for run in UNSPACED.finditer(word):
        found += [word[end : run.start()]] if run.start() > end else []
        found += [run[0][at : at + 2] for at in range(len(run[0]))]
        end = run.end()
    return found + ([word[end:]] if end < len(word) else [])
