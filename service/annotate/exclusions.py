"""Numbers that count nothing: parts of names, ages, times of day, list marks, scores."""

from __future__ import annotations

from dataclasses import dataclass

from service.annotate import actions
from service.annotate.grammar import is_titled
from service.annotate.measures import Qualifier, not_after, not_before, ones, stops
from service.annotate.numerals import Numeral
from service.annotate.tokens import SentenceView, Token
from service.annotate.word_lists import lists


@dataclass(slots=True)
class Exclusions:
    """Says of one number whether it is no count."""

    sentence: SentenceView
    numeral: Numeral

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Tokens of the sentence."""
        return self.sentence.tokens

    def is_name(self, last: int) -> bool:
        """Part of a name or a list mark: No. 5, 41st regiment, T-72, COVID-19, Article 5, 1) …"""
        tokens, first = self.tokens, self.numeral.first
        if (
            first == 0
            and last < len(tokens)
            and tokens[last].text in (")", ".")
            and not self.numeral.spelled
            and self.numeral.value < 100
        ):
            return True
        if self._multiplies(last):
            return False
        if self._is_score() or self._is_part_of_play() or self._is_year(last) or self._is_address(last):
            return True
        if self._is_postcode() or self._is_call():
            return True
        if last < len(tokens) and tokens[last].lower in not_after():
            return not self.numeral.spelled or tokens[last].lower in ("time", "times", "fold")
        if (
            self.numeral.spelled
            and first
            and tokens[first - 1].lower
            in (
                "no",
                "number",
                "phase",
                "stage",
                "chapter",
                "channel",
                "day",
                "level",
                "class",
                "grade",
                "gate",
                "platform",
            )
        ):
            return tokens[first].is_capitalized or tokens[first - 1].lower != "no"
        if first == 0 or self.numeral.spelled:
            return self._capital_name()
        lead = tokens[first - 1]
        if lead.text in "-/" and self.sentence.touches(first - 1) and self.sentence.touches(first):
            return first >= 2 and (tokens[first - 2].is_word or tokens[first - 2].is_number)
        if self.sentence.touches(first) and lead.is_word:
            return True
        if lead.text == "#":
            return True
        if (
            lead.text == "."
            and first >= 2
            and tokens[first - 2].lower in ("no", "nos", "art", "sec", "ch", "fig", "vol", "p", "pp")
        ):
            return True
        if lead.text == ":" and self.sentence.touches(first - 1) and first >= 2 and tokens[first - 2].is_number:
            return True
        if lead.is_word and lead.lower in not_before():
            known = lead.is_capitalized or lead.lower in (
                "page",
                "article",
                "number",
                "route",
                "flight",
                "chapter",
                "paragraph",
                "channel",
                "phase",
                "stage",
                "aged",
                "age",
                "ages",
                "grade",
                "room",
            )
            return known and lead.lower not in ("a", "year", "week")
        return self._capital_name()

    def is_lettered_name(self, last: int, unit: str | None) -> bool:
        """1MDB, 7NEWS: a name of a figure and capitals that are no unit; told 2GB, 2GB radio: a station."""
        tokens, first = self.tokens, self.numeral.first
        if self.numeral.spelled or last != first + 1 or last >= len(tokens) or not self.sentence.touches(last):
            return False
        letters = tokens[last].text.removesuffix("'s")
        if len(letters) < 2 or not letters.isalpha() or not letters.isupper():
            return False
        following = tokens[last + 1].lower if last + 1 < len(tokens) else ""
        return unit is None or following in _STATIONS or (first > 0 and tokens[first - 1].lower in ("told", "radio"))

    def _is_score(self) -> bool:
        """Won 3-0, a 0-2 defeat: two small figures that are no range, or a word of the game behind them."""
        tokens, at = self.tokens, self.numeral.last
        if self.numeral.spelled or at + 1 >= len(tokens) or tokens[at].text != "-" or not tokens[at + 1].is_number:
            return False
        if not (self.sentence.touches(at) and self.sentence.touches(at + 1)) or not tokens[at + 1].text.isdecimal():
            return False
        other = int(tokens[at + 1].text[:4])
        after = tokens[at + 2].lower if at + 2 < len(tokens) else ""
        return max(self.numeral.value, other) < 200 and (other < self.numeral.value or after in _GAMES)

    def _is_year(self, last: int) -> bool:
        """The World Cup 2018 stadium, music of the 80s: a year behind a name, a decade."""
        tokens, first = self.tokens, self.numeral.first
        if self.numeral.spelled:
            return False
        if last < len(tokens) and tokens[last].lower == "s" and self.sentence.touches(last):
            return True
        written = tokens[first].text
        if last < len(tokens) and tokens[last].text in ("BC", "BCE", "AD", "CE") and written.isdecimal():
            return True  # c. 300 BC
        if first == 0 or len(written) != 4 or not "1000" <= written < "2100" or not written.isdecimal():
            return False
        lead, follows = tokens[first - 1], tokens[last] if last < len(tokens) else None
        if lead.lower in ("about", "around") and first > 1 and tokens[first - 2].lower in ("in", "since", "from"):
            return follows is None or not follows.is_word or follows.lower in stops()  # cast in about 1980
        if written[:2] not in ("19", "20"):
            return False
        if follows is not None and follows.lower in _LEVELS and lead.lower in ("the", "its", "their", "to", "from"):
            return True  # shrank to 1 percent of their 2013 levels
        named = lead.is_capitalized and first > 1
        return named and (follows is None or not follows.is_word or not follows.lower.endswith("s"))

    def _is_address(self, last: int) -> bool:
        """3050 Wilshire Blvd."""
        if self.numeral.spelled or "," in self.tokens[self.numeral.first].text:
            return False
        street = [t for t in self.tokens[last : last + 4] if t.is_capitalized and t.is_word]
        return len(street) > 1 and any(t.lower in _STREETS for t in street[1:])

    def _is_postcode(self) -> bool:
        """Hartwell, GA 30643: five digits behind the two letters of a state."""
        first, tokens = self.numeral.first, self.tokens
        if first < 2 or len(tokens[first].text) != 5 or not tokens[first].text.isdecimal():
            return False
        state = tokens[first - 1].text
        return len(state) == 2 and state.isalpha() and state.isupper() and tokens[first - 2].text == ","

    def _is_call(self) -> bool:
        """Called 911, by dialling 999: the number of an emergency service."""
        first, tokens = self.numeral.first, self.tokens
        called = first > 0 and tokens[first - 1].lower in _CALLING
        return called and tokens[first].text in _EMERGENCY

    def _is_part_of_play(self) -> bool:
        """The first half: a part, not a fraction of what is counted."""
        first = self.numeral.first
        if not self.numeral.fraction:
            return False
        lead = [t.lower for t in self.tokens[max(0, first - 2) : first]]
        return lead[-1:] in (["first"], ["second"]) or lead in (["first", "-"], ["second", "-"])  # a first-half loss

    def _multiplies(self, last: int) -> bool:
        """Six times the limit, 3.1 times as many, shared 47,000 times; not "three times this week"."""
        tokens = self.tokens
        if last >= len(tokens) or tokens[last].lower != "times" or self.numeral.value <= 1:
            return False
        after = tokens[last + 1].lower if last + 1 < len(tokens) else ""
        lead = tokens[self.numeral.first - 1].lower if self.numeral.first else ""
        compared = after in ("the", "as", "more", "higher", "larger", "bigger", "its", "their", "that", "what", "over")
        return compared or not self.numeral.value.is_integer() or self.numeral.value > 20 or lead in ("by", "than")

    def _capital_name(self) -> bool:
        """Four Seasons, Group of Seven, the G20."""
        tokens, first = self.tokens, self.numeral.first
        if not self.numeral.spelled or not tokens[first].is_capitalized or self.sentence.is_headline:
            return False
        if (
            first > 1
            and tokens[first - 1].lower in ("war", "formula", "radio", "bbc")
            and tokens[first - 1].is_capitalized
        ):
            return True  # World War Two
        following = tokens[self.numeral.last] if self.numeral.last < len(tokens) else None
        if following is not None and following.is_capitalized and first and tokens[first - 1].is_word:
            return not self.numeral.fraction and not is_titled(tokens)  # the Chinese Three Gorges Dam
        return (
            first > 0
            and tokens[first - 1].lower in ("of", "the", "channel", "flight")
            and tokens[first - 1].text[0].islower()
        )

    def is_age_or_time(self, last: int) -> bool:
        tokens, first = self.tokens, self.numeral.first
        if (
            last + 1 < len(tokens)
            and tokens[last].text == ":"
            and tokens[last + 1].is_number
            and self.sentence.touches(last)
        ):
            return True
        ripe = [t.lower for t in tokens[max(0, first - 2) : first]] == ["age", "of"] and self.numeral.value < 120
        if ripe and (last >= len(tokens) or tokens[last].lower not in ("months", "month", "weeks", "days")):
            return True  # before the age of 21
        if self._is_listed_age() or self._is_hour(last) or self._is_bound_of_age(last):
            return True
        after = tokens[last].lower if last < len(tokens) else ""
        if after in ("am", "pm", "gmt", "utc", "o'clock") or (
            after in ("a", "p")
            and last + 2 < len(tokens)
            and tokens[last + 1].text == "."
            and tokens[last + 2].lower == "m"
        ):
            return True
        if (
            not self.numeral.spelled
            and first
            and tokens[first - 1].text == ","
            and after in (",", ".")
            and 0 < self.numeral.value < 120
        ):
            return first >= 2 and tokens[first - 2].is_capitalized and tokens[first].text.isdecimal()
        if first and tokens[first - 1].lower in ("aged", "age", "ages", "turned", "at") and self.numeral.value < 130:
            return tokens[first - 1].lower in ("aged", "age", "ages", "turned") or (
                not self.numeral.spelled
                and "." in tokens[first].text
                and self.numeral.value < 24
                and len(tokens[first].text.split(".")[1]) == 2
            )
        four = not self.numeral.spelled and tokens[first].text.isdecimal() and len(tokens[first].text) == 4
        return four and after in ("gmt", "utc", "hours", "local", "msk", "wib")

    def _is_bound_of_age(self, last: int) -> bool:
        """Children under five, citizens over 65: people, a bound and a number that counts nothing."""
        tokens, first = self.tokens, self.numeral.first
        if first < 2 or not 0 < self.numeral.value < 100 or tokens[first - 1].lower not in _BOUNDS:
            return False
        counted = last < len(tokens) and tokens[last].is_word and tokens[last].lower.endswith("s")
        parts = tokens[first - 2].lower in ("them", "these", "those", "whom") and self.numeral.value < 30
        return not counted and (parts or tokens[first - 2].lower in _AGED)

    def _is_listed_age(self) -> bool:
        """Aged 34 and 51, aged over 75, ages 19 to 27, a boy of about seven."""
        tokens, first = self.tokens, self.numeral.first
        if self.numeral.value >= 120:
            return False
        at = first - 1
        while at >= 0 and first - at < 6 and (tokens[at].is_number or tokens[at].lower in _BETWEEN_AGES):
            at -= 1
        if at >= 0 and at < first - 1 and tokens[at].lower in ("aged", "ages"):
            return True
        words = [t.lower for t in tokens[max(0, first - 3) : first]]
        return len(words) > 1 and (
            (words[-1] == "of" and words[-2] in _CHILDREN)
            or (words[-1] in ("about", "around", "some") and words[-2] == "of" and words[0] in _CHILDREN)
        )

    def _is_hour(self, last: int) -> bool:
        """By ten in the morning, at about 23.40, from six to ten in the evening."""
        tokens, first = self.tokens, self.numeral.first
        after = [t.lower for t in tokens[last : last + 3]]
        if (
            self.numeral.value <= 12
            and after[:2] == ["in", "the"]
            and after[2:] in (["morning"], ["afternoon"], ["evening"])
        ):
            return True
        lead = [t.lower for t in tokens[max(0, first - 2) : first]]
        if not self.numeral.spelled:
            parts = tokens[first].text.split(".")
            clock = len(parts) == 2 and len(parts[1]) == 2 and self.numeral.value < 24 and int(parts[1] or 0) < 60
            return clock and ("at" in lead[-1:] or lead in (["at", "about"], ["at", "around"]))
        if not 1 <= self.numeral.value <= 12 or float(self.numeral.value) != int(self.numeral.value):
            return False
        ends = not after or after[0] in (".", ",", '"', ";", "and", "to", "-", "sharp", "or", "every", "each")
        joined = lead[-1:] == ["to"] and first > 2 and tokens[first - 3].lower in ("from",) and ends
        return ends and (lead[-1:] in (["at"], ["by"], ["until"], ["till"]) or joined) and last - first == 1

    def is_age(self, unit_end: int) -> bool:
        tokens = self.tokens
        after = [t.lower for t in tokens[unit_end : unit_end + 2]]
        lead = [t.lower for t in tokens[max(0, self.numeral.first - 3) : self.numeral.first]]
        if lead[-1:] == ["than"] and lead[-2:-1] in (["older"], ["younger"]):
            return True
        if self._is_listed_age() or lead[-1:] == ["aged"] or lead[-2:] == ["aged", "from"]:
            return True
        if "age" in lead and (lead[-1:] == ["of"] or lead[-1:] == ["is"] or lead[-1:] == ["was"]):
            return True
        return bool(after) and (after[0] == "old" or after == ["-", "old"] or after == ["of", "age"])

    def counts_one(self, at: int) -> bool:
        """ "one soldier", not "one of the largest" or "one thing"."""
        if at >= len(self.tokens):
            return False
        nearby = [t.lower for t in self.tokens[at : at + 3]]
        return any(word in ones() for word in nearby[:1]) or (
            len(nearby) > 1 and nearby[1] in ones() and self.tokens[at].is_word and nearby[0] not in stops()
        )

    def stands_alone(self, last: int, qualifier: Qualifier) -> bool:
        """Whether a number without a noun is a count: "wounding 12", "at least 30", "three were".

        Bare figures inside brackets, scores (2-1) and figures after a colon are none.
        """
        tokens, first = self.tokens, self.numeral.first
        after = tokens[last].lower if last < len(tokens) else "."
        before = tokens[first - 1].lower if first else ""
        if self.numeral.value == 0:
            return False
        if self.numeral.value >= 1_000_000:
            return True
        if qualifier != "exact" or self.numeral.fraction:
            return not (self.numeral.fraction and after == "-")
        if before in ("(", "/", ":", "#") or after in (")", "/", ":", "-", "'s") or before == "-":
            return False
        if before == "at" and first > 1 and tokens[first - 2].lower in _TALLIES:
            return True  # put the number at 71
        if actions.forms().get(before) and before not in ("make", "made"):
            return True
        if after in actions.AUXILIARIES or after in (
            "died",
            "killed",
            "more",
            "others",
            "dead",
            "wounded",
            "injured",
            "missing",
        ):
            return not (self.numeral.spelled and self.numeral.value == 1)
        if self.numeral.spelled and self.numeral.value == 1:
            return False
        if before in (
            "to",
            "from",
            "and",
            "by",
            "all",
            "of",
            "with",
            "for",
            "than",
            "were",
            "was",
            "are",
            "is",
            "the",
            ",",
        ):
            return before in ("all", "to", "from", "and") or not tokens[first].is_number or self.numeral.value >= 10
        return self.numeral.spelled


_STATIONS = frozenset(("radio", "host", "presenter", "listeners", "broadcaster", "newsreader"))
"""What stands behind the name of a station."""
_BETWEEN_AGES = lists("exclusions_between_ages")
_CHILDREN = lists("exclusions_children")


_LEVELS = frozenset(("levels", "figures", "prices", "results", "standards", "elections", "numbers"))
_STREETS = frozenset(("blvd", "boulevard", "street", "avenue", "ave", "road", "lane", "drive", "st", "rd", "way"))
_CALLING = frozenset(
    ("call", "calls", "called", "calling", "dial", "dials", "dialled", "dialed", "dialling", "dialing")
)
_EMERGENCY = frozenset(("911", "999", "112", "101", "102", "103", "110", "113", "118", "119", "000", "111"))
_TALLIES = frozenset(("number", "figure", "toll", "total", "count", "tally", "losses", "casualties"))
_BOUNDS = frozenset(("over", "under", "above", "below"))
_AGED = lists("exclusions_aged")
_GAMES = frozenset(("aggregate", "defeat", "draw", "lead", "loss", "rout", "score", "victory", "win"))
