"""Indonesian ways of saying that a small model misreads, in others of the same meaning.

A bare *tersangka* or *pelaku* before a verb comes out as "suspected to steal", with nobody who did it: *tersangka itu*
is the suspect. *Umat Islam* comes out as the Islamic State, *umat Kristen* as Christianity: *kaum Muslim* and *warga
Kristen* are people. *Lalu lintas* that opens a clause is "then". *Lebih ringan dua tahun dari* is lighter than two
years, *menang 3-1 atas* won at, not over. Whoever is *dituntut* some years is demanded, not given them, *hukuman mati*
that is "dropped to" somebody is lost, and what is *batal* or *urung* does not happen. Packages whose English can be
trusted do without. Data: ``lexicon/constructions-id.toml``.
"""

from __future__ import annotations

import re
from functools import cache

from service.lexicon import word_set, words
from service.translation.opening_word import capital

_SUSPECT = re.compile(
    r"(?P<before>^[\s\"“'«(]*|[,:;] (?:dan |lalu |bahwa |sementara )?)(?P<who>[Pp]elaku|[Tt]ersangka)"
    r"(?= (?:(?:kemudian|lalu|langsung|juga|sempat|akhirnya|sudah|telah|bahkan) )?me[a-z]{4,})"
)
_FAITHFUL = re.compile(r"\b([Uu])mat (Islam|Muslim|Kristen|Kristiani|Katolik|Hindu|Buddha|Budha|Konghucu|Yahudi)\b")
_CHRISTIANS = "Kristiani"
_MUSLIMS = frozenset(("Islam", "Muslim"))
_TRAFFIC = re.compile(
    r"(^[\s\"“'«(]*|, )([Ll])alu lintas(?! kapal\b)(?![\w-])"
    r"(?:(?P<where>(?: [\w-]+){0,6}?)(?P<state> lumpuh| padat(?! merayap))(?![\w-]))?"
)
_STATES = {" lumpuh": " berhenti", " padat": " sibuk"}
_DIGIT = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
_NUMBER = rf"(?:\d{{1,3}}|(?:{_DIGIT})(?: belas| puluh(?: (?:{_DIGIT}))?)?|sepuluh|sebelas)"
_WITHOUT_TERM = ("seumur hidup", "mati")
_YEARS = rf"{_NUMBER} (?:tahun|bulan)(?: {_NUMBER} bulan)?(?! (?:kemudian|lalu|silam|sebelumnya|setelah))"
_PUNISHMENT = r"(?:dengan )?(?:hukuman )?(?:pidana )?(?:penjara )?(?:selama )?"
_DEMANDED = re.compile(
    r"\bdituntut (?:(?:oleh )?jaksa (?:penuntut umum )?)?"
    rf"{_PUNISHMENT}(?P<what>(?:masing-masing )?{_YEARS}|seumur hidup|mati)(?: (?:penjara|kurungan))?(?![\w-])"
)
_DEMANDS = re.compile(
    r"\b(?P<jaksa>[Jj]aksa (?:penuntut umum )?)menuntut (?!hukuman|pidana|agar|supaya|untuk)"
    r"(?P<whom>[\w.-]+(?: [\w.-]+){0,4}?)"
    rf" {_PUNISHMENT}(?P<years>{_YEARS})(?: (?:penjara|kurungan))?(?![\w-])"
)
_DEATH = re.compile(
    r"\b(?:menjatuhkan (?:hukuman|vonis) mati (?:kepada|terhadap|pada)|(?:menghukum|memvonis) mati)"
    r"(?P<whom>(?: [\w'-]+(?:\.[\w'-]+)*){1,6}?)(?= (?:karena|atas|pada|di|dalam|setelah|usai)\b|[,;]|\.?\Z)"
)
_DEATH_TO = re.compile(
    r"\b(?:menjatuhkan (?:hukuman|vonis) mati (?:kepada|terhadap|pada)|(?:menghukum|memvonis) mati)(?= \w)"
)
_CALLED_OFF = re.compile(
    r"\b(?:batal|urung) "
    r"(?=(?P<active>me[a-z]{4,})|(?:di|ber|ter|per)[a-z]{3,}|(?:pindah|datang|maju|ikut|hadir|tampil|naik)\b)"
)
_HELD = re.compile(r"di(?:gelar|laksanakan|lakukan|adakan|selenggarakan|langsungkan)\b")
_RUMOUR = re.compile(r"(^[\s\"“'«(]*)Konon,? (?=[a-zA-Z])")
_ONE_BY_ONE = re.compile(r"(^[\s\"“'«(]*)Satu (?:per|demi) satu (?=[a-z])")
_BEHIND = re.compile(r"\btertinggal (?=\d{1,2}-\d{1,2}\b|(?:satu|dua|tiga|empat|lima) gol\b)")
_OVER = re.compile(r"(?<=\d-\d) atas (?=tamunya|tuan rumah|tim|[A-Z])")
_HOW = (
    "tinggi|rendah|besar|kecil|ringan|berat|banyak|sedikit|lama|cepat|lambat|murah|mahal|panjang|pendek|tua|muda|dalam"
)
_MEASURE = "persen|tahun|bulan|hari|kali|jam|menit|orang|meter|kilometer|poin"
_MORE = re.compile(
    rf"\blebih (?P<how>{_HOW}) (?P<much>(?:\d[\d.,]*|{_NUMBER}) (?:{_MEASURE}))"
    r"(?= (?:dari|daripada|dibanding(?:kan)?)\b)"
)
_UNANSWERED = re.compile(r"(?<=\d-\d) tanpa balas(?![\w-])|(?<= gol) tanpa balas(?![\w-])")
_MANY = re.compile(r"\b(?:mereka|para|dua|tiga|empat|lima|kedua|ketiga|beberapa|sejumlah|orang-orang)\b", re.IGNORECASE)
_REACH = 60
"""Characters before a verb that tell of how many it is said."""
_BEATING = re.compile(r"(?<![\w-])(?:di|me)[a-z]{4,20}(?= (?:oleh )?[A-Z])")


def as_understood(text: str) -> str:
    """The text with these sent otherwise."""
    if "elaku" in text or "ersangka" in text:
        text = _SUSPECT.sub(r"\g<before>\g<who> itu", text)
    if "alu lintas" in text:
        text = _TRAFFIC.sub(_traffic, text)
    if "untut " in text:
        text = _DEMANDS.sub(_demands, _DEMANDED.sub(_demanded, text))
    if " mati" in text:
        text = _DEATH_TO.sub("memberikan hukuman mati kepada", _DEATH.sub(_to_death, text))
    if "batal " in text or "urung " in text:
        text = _CALLED_OFF.sub(_called_off, text)
    if "onon" in text:
        text = _RUMOUR.sub(r"\1Menurut cerita, ", text)
    if "mengaku " in text or "disebut " in text:
        text = _said().sub(_saying, text)
    if "Satu " in text:
        text = _ONE_BY_ONE.sub(r"\1Satu demi satu, ", text)
    if "ertinggal " in text:
        text = _BEHIND.sub("down ", text)
    if "ebih " in text:
        text = _MORE.sub(r"\g<much> lebih \g<how>", text)
    if " atas " in text:
        text = _OVER.sub(" melawan ", text)
    if " tanpa balas" in text:
        text = _UNANSWERED.sub("", text)
    text = _BEATING.sub(_beaten, text)
    return _FAITHFUL.sub(_people, text) if "mat " in text else text


def _people(match: re.Match[str]) -> str:
    people = "kaum Muslim" if match[2] in _MUSLIMS else f"warga {'Kristen' if match[2] == _CHRISTIANS else match[2]}"
    return capital(people) if match[1].isupper() else people


def _traffic(match: re.Match[str]) -> str:
    """Traffic as English calls it, and its state in words that the model knows of it."""
    state = (match["where"] or "") + _STATES.get(match["state"], "")
    return f"{match[1]}{'T' if match[2] == 'L' else 't'}raffic{state}"


def _demanded(match: re.Match[str]) -> str:
    """What the prosecution asks for, which the model takes for the sentence: a term in prison, for life, or death."""
    what = match["what"]
    return f"menghadapi tuntutan {f'hukuman {what}' if what in _WITHOUT_TERM else f'{what} penjara'}"


def _demands(match: re.Match[str]) -> str:
    whom = match["whom"] + (" itu" if match["whom"] == "terdakwa" else "")
    return f"{match['jaksa']}menuntut hukuman {match['years']} penjara untuk {whom}"


def _to_death(match: re.Match[str]) -> str:
    """Whom the court sentences before the sentence; a clause of theirs would come too late."""
    if " yang" in match["whom"]:
        return match.group()
    return f"menghukum{match['whom']} dengan hukuman mati"


def _called_off(match: re.Match[str]) -> str:
    """What is not done: a plan that is given up, or, in the passive, what does not happen."""
    if match["active"]:
        return "membatalkan rencana "
    if _HELD.match(match.string, match.end()):
        return match.group() if match.group().startswith("batal") else "tidak "
    return "tidak jadi " if match.group().startswith("batal") else "tidak "


def _saying(match: re.Match[str]) -> str:
    if match["claimed"] is None:
        return "mengatakan" if match.group() == "mengaku" else "dilaporkan"
    many = _MANY.search(match.string, max(0, match.start() - _REACH), match.start()) is not None
    return f"mengatakan {'mereka' if many else 'dia'} adalah"


@cache
def _said() -> re.Pattern[str]:
    """*Mengaku* before what nobody confesses or somebody pretends to be, and *disebut* before a verb."""
    listed = (words("constructions-id", f"said.{key}") for key in ("not_confessed", "before_verbs", "claimed"))
    plain, verbs, claimed = map("|".join, listed)
    return re.compile(
        rf"\bmengaku(?= (?:{plain})\b)|\bdisebut(?= (?:me[a-z]{{4,}}|(?:{verbs})\b))"
        rf"|\bmengaku(?P<claimed> sebagai(?= [a-zA-Z])|(?= (?:{claimed})(?![\w-])))"
    )


def _beaten(match: re.Match[str]) -> str:
    """In sport, a verb of beating as the plain one; elsewhere it stays."""
    verb = match.group()
    for listed, plain in (("said.beaten", "dikalahkan"), ("said.beat", "mengalahkan")):
        if verb in word_set("constructions-id", listed) and _sport().search(match.string):
            return plain
    return verb


@cache
def _sport() -> re.Pattern[str]:
    listed = "|".join(words("constructions-id", "said.sport"))
    return re.compile(rf"\b(?:{listed})\b|\b\d{{1,2}}-\d{{1,2}}\b", re.IGNORECASE)
