"""Rules for one text and its translation: each says in words what is wrong with it, or nothing."""

import re
from collections.abc import Callable, Iterator

from backend.publishing.rules.glossary import Glossary, terms_missed

GLOSSARY, TOKENS, UNTRANSLATED = "glossary", "tokens", "untranslated"

PLACEHOLDER = re.compile(r"\{[^}]*\}")
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
OWN_DIGIT = re.compile("(?![0-9])[\\d\u1369-\u137c]")  # of Ethiopic as well, which count without a zero
LATIN_WORD = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+")
QUOTED = re.compile(
    "[\u201c\u201d\u201e\u00ab\u00bb\"](.*?)[\u201c\u201d\u00ab\u00bb\"]|[\u2018'](.*?)[\u2019']"
)
SCRIPTS = {
    "Latin": re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]"),
    "Arabic": re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"),
    "Ethiopic": re.compile("[\u1200-\u137c\u1380-\u139f\u2d80-\u2dde\uab01-\uab2e]"),
    "Cyrillic": re.compile("[\u0400-\u052f]"),
}
SCRIPT_OF = {
    **dict.fromkeys(("nl", "en", "es", "fr", "kmr", "pl", "so", "tr"), "Latin"),
    **dict.fromkeys(("ar", "ckb", "fa", "fa-AF", "ps"), "Arabic"),
    **dict.fromkeys(("ru", "uk"), "Cyrillic"),
    **dict.fromkeys(("am", "ti"), "Ethiopic"),
}
# Letters of a neighbour with the same script: easily typed, and a search for the word then misses it.
NOT_PERSIAN = re.compile("[\u0643\u064a\u0649\u0629]")  # Arabic kaf, yeh, alef maksura, teh marbuta
NEIGHBOURS = {
    "uk": re.compile("[ыэёъЫЭЁЪ]"),
    "ru": re.compile("[іїєґІЇЄҐ]"),
    "ar": re.compile("[\u06a9\u06cc\u067e\u0686\u0698\u06af]"),  # Persian keheh, yeh, peh, tcheh, jeh, gaf
    "fa": NOT_PERSIAN,
    "fa-AF": NOT_PERSIAN,
    "tr": re.compile("[qwxQWX]"),
    "pl": re.compile("[qvxQVX]"),
}
# Persian, where a space stands for the zero-width non-joiner: the verb's prefix, the plural's ending.
LOOSE = re.compile(r"(?<!\w)ن?می (?=\w)|(?<=\w) های?(?!\w)")
# Tigrinya's "to" and "by" apart from a name, where a line can end between them; behind another name they are its "and".
LOOSE_TIGRINYA = re.compile(r"(?<!\w)(?<![A-Za-z] )[ንብ] (?=[A-Za-z])")
# What is said in Iran, and another word in Afghanistan: telephone, hospital, doctor, internet, question, new, now.
# Endings are written against a word, never letters in front of it; `now` takes none, and many a plural ends like it.
IRANIAN = re.compile(r"(?<!\w)(?:(?:گوشی|بیمارستان|دکتر|اینترنت|پرسش|جدید)\w*|ال[اآ]ن(?!\w))")
# A stop, comma, semicolon or colon of the Latin script behind an Ethiopic letter.
LATIN_STOP = re.compile("(?<=[\u1200-\u137c])[.,;:](?=\\s|$)")
SHORT = 24  # letters; below it one word more doubles a text
LONGEST, LEAST = 2.4, 0.3  # times the Dutch

Rule = Callable[[Glossary, str, str, str], str]  # glossary, language, Dutch, text → what is wrong, or ""


def other_tokens(_glossary: Glossary, _language: str, dutch: str, text: str) -> str:
    """A fact of the Dutch that is missing, or one too many."""
    wanted, found = sorted(PLACEHOLDER.findall(dutch)), sorted(PLACEHOLDER.findall(text))
    return "" if wanted == found else f"names {found}, the Dutch {wanted}"


def other_digits(_glossary: Glossary, _language: str, dutch: str, text: str) -> str:
    """Numbers that are not those of the Dutch, in the same Latin digits."""
    wanted, found = _numbers(dutch), _numbers(text)
    if OWN_DIGIT.search(text):
        return "has digits that a Dutch letter does not show"
    return "" if wanted == found else f"has the numbers {found}, the Dutch {wanted}"


def _numbers(text: str) -> list[str]:
    return sorted(re.sub("[.,:]", "", number) for number in NUMBER.findall(PLACEHOLDER.sub("", text)))


def other_script(glossary: Glossary, language: str, dutch: str, text: str) -> str:
    """Letters of a script that the language is not written in; Dutch that one meets on doors and letters may stay."""
    own = SCRIPT_OF.get(language)
    if own is None or not _foreign(own, PLACEHOLDER.sub("", text)):
        return ""  # a language whose script nobody told us, or nothing that names and quotes could excuse
    plain = _without_terms(glossary, dutch, text)
    foreign = _foreign(own, plain)
    return f"leaves '{_word_at(plain, foreign.start())}' in letters of another script" if foreign else ""


def _foreign(own: str, text: str) -> re.Match[str] | None:
    found = (letters.search(text) for script, letters in SCRIPTS.items() if script != own)
    return next(filter(None, found), None)


def other_letters(glossary: Glossary, language: str, dutch: str, text: str) -> str:
    """Letters of a neighbouring language of the same script."""
    letters = NEIGHBOURS.get(language)
    if letters is None or not letters.search(PLACEHOLDER.sub("", text)):
        return ""
    found = letters.search(_without_terms(glossary, dutch, text))
    return f"has '{found[0]}', a letter of another language" if found else ""


def _without_terms(glossary: Glossary, dutch: str, text: str) -> str:
    """The text without tokens and without the Dutch that may stand in it: what the list keeps, and what the Dutch quotes."""
    quoted = {word.casefold() for part in _quoted(dutch) for word in LATIN_WORD.findall(part)}
    without_names = glossary.kept.sub("", PLACEHOLDER.sub("", text))
    return LATIN_WORD.sub(lambda word: "" if word[0].casefold() in quoted else word[0], without_names)


def _quoted(text: str) -> list[str]:
    return [part for found in QUOTED.findall(text) for part in found if part]


def _word_at(text: str, at: int) -> str:
    return re.split(r"\s", text[at:], maxsplit=1)[0]


def loose_words(_glossary: Glossary, language: str, _dutch: str, text: str) -> str:
    """Persian or Dari that breaks a word in two where a zero-width non-joiner belongs, or Tigrinya before a name."""
    loose = {"fa": LOOSE, "fa-AF": LOOSE, "ti": LOOSE_TIGRINYA}.get(language)
    found = loose.search(text) if loose else None
    return f"has a space in a word at '{found[0]}'" if found else ""


def iranian_words(_glossary: Glossary, language: str, _dutch: str, text: str) -> str:
    """A word of Iran in Dari."""
    found = IRANIAN.search(text) if language == "fa-AF" else None
    return f"says '{found[0]}', which is said in Iran" if found else ""


def latin_stops(_glossary: Glossary, language: str, _dutch: str, text: str) -> str:
    """A Latin stop behind Ethiopic words."""
    found = LATIN_STOP.search(text) if language == "ti" else None
    return f"ends in '{found[0]}', where ። ፣ ፤ or ፡ belongs" if found else ""


def other_length(_glossary: Glossary, _language: str, dutch: str, text: str) -> str:
    """A text so much longer or shorter that something was added or left out."""
    if len(dutch) < SHORT or LEAST <= len(text) / len(dutch) <= LONGEST:
        return ""
    return f"is {len(text)} characters for {len(dutch)} of Dutch"


def untranslated(glossary: Glossary, _language: str, dutch: str, text: str) -> str:
    """The Dutch itself, where it is more than names and one word: many a word is the same in two languages."""
    if text != dutch:
        return ""
    words = LATIN_WORD.findall(glossary.kept.sub("", PLACEHOLDER.sub("", dutch)))
    return "is the Dutch itself" if len(words) > 1 else ""


def problems_in(glossary: Glossary, language: str, dutch: str, text: str) -> Iterator[tuple[str, str]]:
    """Everything that a machine finds wrong with a translation, each under its rule: for the editor, files and the gate alike."""
    for name, rule in _RULES.items():
        if problem := rule(glossary, language, dutch, text):
            yield name, problem
    for term, is_missed in terms_missed(glossary, language, dutch, text):
        if is_missed:
            yield GLOSSARY, f"'{term.id}' is {' or '.join(term.words[language])}"


_RULES: dict[str, Rule] = {
    TOKENS: other_tokens,
    "digits": other_digits,
    "script": other_script,
    "letters": other_letters,
    "joiner": loose_words,
    "dari": iranian_words,
    "punctuation": latin_stops,
    "length": other_length,
    UNTRANSLATED: untranslated,
}
