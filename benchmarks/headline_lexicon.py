"""Build ``headline-verbs-id.txt``: Indonesian verbs that headlines write without their prefix (*hanguskan*, *ungkap*).

    python benchmarks/headline_lexicon.py ../shared/corpora

Verbs in -kan and -i, and those of `SHORT`, whose form with *meN-* is frequent in the training corpora and at least
three times as frequent as the bare one: those are no other words. Only counts are used.
"""

from __future__ import annotations

import argparse
import lzma
import re
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from service.translation.headlines import in_full  # noqa: E402

WORD = re.compile(r"[^\W\d_]+")
OFTEN, TIMES = 5, 3
"""Least count of the full form, and how many times the bare one's."""
# fmt: off
SHORT = (
    "ajak", "bahas", "bangun", "bantah", "batasi", "beri", "bunuh", "buru", "cari", "cegah", "cetak", "curi",
    "dalami", "desak", "dukung", "gasak", "geledah", "guncang", "hajar", "hantam", "hentikan", "imbau", "ingatkan",
    "jaga", "jebak", "kecam", "kejar", "kirim", "kubur", "kutip", "lampaui", "lantik", "larang", "lawan", "luncurkan",
    "panggil", "pantau", "pecat", "periksa", "pimpin", "raih", "rampok", "rebut", "rekam", "ringkus", "sambut",
    "sebut", "segel", "sita", "soroti", "tabrak", "tangkap", "tanggapi", "tawarkan", "tegur", "tembak", "temukan",
    "tendang", "terima", "terjang", "tetapkan", "tewaskan", "tinjau", "tolak", "tuding", "tuduh", "tuntut", "ubah",
    "ungkap", "usir", "usut",
)
"""Verbs without an ending that headlines use so; chosen by hand, for many such words are nouns."""
ALWAYS = (
    "periksa", "temui",
    "bantu", "ikuti", "kunjungi", "siapkan", "tekan", "tunggu", "tutup",
    "angkut", "bawa", "bekuk", "bongkar", "borong", "ciduk", "gali", "gerebek", "gondol", "gugat", "gusur", "guyur",
    "hadang", "jemput", "jerat", "kawal", "kepung", "kuras", "landa", "pangkas", "pasang", "percepat", "perketat",
    "perkuat", "perluas", "perpanjang", "persiapkan", "rampas", "sambangi", "serbu", "sergap", "seruduk", "tanam",
    "teken", "telan", "terobos", "terpa", "timbun",
)
"""Verbs that other text writes bare as often, or hardly has."""
NEVER = frozenset({"tari"})
"""Nouns that look like a verb in -i."""
# fmt: on
ROOT_FORM = re.compile(r"(?!n[gy])(?:[bcdfghjklmnprstwyz]|[bgdkpst][rl]|kh|sy|sw|st|sk)?[aeiou][a-z]{2,}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    corpora = parser.parse_args().corpora
    counts: Counter[str] = Counter()
    with lzma.open(corpora / "train.id-en.tsv.xz", "rt", encoding="utf-8") as lines:
        for row in lines:
            counts.update(word for word in WORD.findall(row.rstrip("\n").split("\t")[3])[1:] if word.islower())
    bare = {word for word in counts if word.endswith(("kan", "i"))} | {*SHORT, *ALWAYS}
    for word in counts:
        bare |= {root for root in roots(word) if root.endswith(("kan", "i"))}
    kept = [word for word in sorted(bare - NEVER) if word in ALWAYS or is_verb(word, counts)]
    (ROOT / "service/lexicon/headline-verbs-id.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{len(kept)} verbs")


def is_verb(word: str, counts: Mapping[str, int]) -> bool:
    """Whether a bare word is one of a headline's verbs: well formed, of a known root, seldom without its prefix."""
    root = word.removesuffix("kan") if word.endswith("kan") else word.removesuffix("i")
    known = word in SHORT or counts[root] > 0
    return bool(ROOT_FORM.fullmatch(word)) and known and counts[in_full(word)] >= max(OFTEN, TIMES * counts[word])


def roots(full: str) -> list[str]:
    """Bare verbs of which a word may be the full form."""
    starts = (("meng", ("", "k")), ("mem", ("", "p")), ("men", ("", "t")), ("meny", ("s",)), ("me", ("",)))
    found = [lost + full[len(prefix) :] for prefix, ways in starts if full.startswith(prefix) for lost in ways]
    return [root for root in found if root and in_full(root) == full]


if __name__ == "__main__":
    main()
