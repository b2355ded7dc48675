"""Dates that pages show for something else: comments, other news, pictures, what is planned, the day of the visit."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
}
_BELOW = {
    "en": (
        "Comments\nRob Tarrant\n{after} at 21:40\nA pity about the old one.",
        "2 comments\ndelphine says:\n{after} at 9:14 am\nWho is going to pay for it?",
        "Harbour fees go up again\n{before}\nTwo held after a raid in Velby\n{before}",
        "Related\nCouncil puts off its vote\n{before} | 11:20",
        "The exhibition is open until {ahead} in the town hall.",
        "Pictured: the old weir, {past}.",
        "Page last updated {later}",
        "Next meeting: {ahead}, 18:00",
        "The company was registered on {past}.",
    ),
    "ru": (
        "Комментарии\nСосед\n{after} в 21:40\nЖаль старый мост.",
        "2 комментария\nОльга, {after} 10:14\nА кто заплатит?",
        "Портовые сборы снова выросли\n{before}\nДвоих задержали в Вельске\n{before}",
        "Читайте также\nДепутаты отложили голосование\n{before}, 11:20",
        "Выставка открыта до {ahead} в здании ратуши.",
        "На фото: старая плотина, {past}",
        "Последнее обновление страницы: {later}",
        "Следующее заседание: {ahead}, 18:00",
        "Свидетельство о регистрации СМИ от {past}",
    ),
    "id": (
        "Komentar\nBudi\n{after} 21:40\nSayang sekali jembatannya.",
        "1 Komentar\nRina {after} pukul 10.14\nSiapa yang membayar?",
        "Harga Telur Naik Lagi\n{before}\nPasar Lama Terbakar\n{before}",
        "Berita Terkait\nDewan Tunda Pemungutan Suara\n{before} | 11:20 WIB",
        "Pameran dibuka hingga {ahead} di balai kota.",
        "Foto: bendungan lama, {past}",
        "Terakhir diperbarui: {later}",
        "Rapat berikutnya: {ahead}, 18.00",
        "Terdaftar di Dewan Pers sejak {past}",
    ),
}
_ABOVE = {
    "en": ("Today is {later}", "{later} Sunny, 24°C"),
    "ru": ("Сегодня {later}", "{later} Ясно, +24°"),
    "id": ("Hari ini {later}", "{later} Cerah, 24°C"),
}


def _written(day: date, language: str, dice: Random) -> str:
    month = _MONTHS[language].split()[day.month - 1]
    forms = [f"{day.day} {month} {day.year}", day.strftime("%d.%m.%Y" if language == "ru" else "%d/%m/%Y")]
    if language == "en":
        forms.append(f"{month} {day.day}, {day.year}")
    return dice.choice(forms)


def surrounded(text: str, published: date, language: str, dice: Random) -> str:
    """The text with two such notes below it, and now and then one above."""

    def filled(note: str) -> str:
        days = {
            "after": published + timedelta(dice.randint(0, 9)),
            "before": published - timedelta(dice.randint(0, 4)),
            "ahead": published + timedelta(dice.randint(5, 90)),
            "past": published - timedelta(dice.randint(300, 9_000)),
            "later": published + timedelta(dice.randint(30, 2_500)),
        }
        for name, day in days.items():
            note = note.replace(f"{{{name}}}", _written(day, language, dice))
        return note

    above = [dice.choice(_ABOVE[language])] if dice.random() < _OFTEN else []
    below = dice.sample(_BELOW[language], dice.choice((1, 1, 2)))
    return "\n\n".join([*map(filled, above), text.strip(), *map(filled, below)])


_OFTEN = 0.2
