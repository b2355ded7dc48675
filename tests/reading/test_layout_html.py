"""Pages: visible text, body, evidence, limits. Own small pages here; whole articles are in tests/articles."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from service.decode import decode, from_text
from service.layout import arrange
from service.layout.page import layout_of
from service.layout.reader import Reader, ReadTimeout
from service.reading import Layout, SourceText

ARTICLES = Path(__file__).resolve().parent.parent / "articles"
PAGES = sorted(ARTICLES.glob("??/*.html"))

BODY = [
    "The reservoir above Danby fell to its lowest level since 1976 on Friday, the water board said in a statement.",
    "Nobody in the valley has been told to leave, and schools stay open, according to the county council.",
    "A spokesman said that divers would go down on Monday. The wall was last inspected four years ago.",
]
PAGE = (
    """<!doctype html><html lang=en><head><title>Dam falls to lowest level | Danby Post</title>
<meta property="og:title" content="Dam falls to lowest level &amp; leaks"><meta name="author" content="Helen Marsh">
<meta property="article:published_time" content="2020-10-01T12:32:00+01:00">
<link rel="canonical" href="https://danby.example/dam">
<script type="application/ld+json">%s</script><style>p {}</style></head><body>
<nav><a href=/>Home</a> <a href=/w>World</a></nav>
<article><h1>Dam falls to lowest level</h1>
<div class=byline>By Helen Marsh</div><time datetime="2020-10-01">1 October 2020</time>
<div class=share-bar><button>Tweet</button><button>Mail</button></div>
<p>{0}<p>{1}
<figure><img src=x alt="not shown"><figcaption>The dam on Friday morning</figcaption></figure>
<h2>What next</h2><ul><li>Dive on Monday<li>Pump until Sunday</ul>
<div class=related><h3>Read more</h3><a href=/2>Bridge closed to lorries</a></div>
<p>{2}</p></article>
<div id=comments><p>Lovely weather for ducks, though, is it not, says everybody here in the valley.</p></div>
<footer>© 2020 Danby Post</footer></body></html>""".replace("{0}", BODY[0])
    .replace("{1}", BODY[1])
    .replace("{2}", BODY[2])
)
LD = '{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Danby Post"},{"@type":"NewsArticle",%s}]}'


def lay(page: str) -> Layout:
    return layout_of(from_text(page, "text/html"))


def texts(layout: Layout) -> list[str]:
    return [block.text(layout.source.text) for block in layout.blocks]


def whole(ld: str = "{}") -> Layout:
    return lay(PAGE.replace("%s", ld))


def stated(layout: Layout, field: str) -> dict[str, str]:
    return {item.method: item.value for item in layout.evidence if item.field == field}


def test_the_article_stays_in_order_with_its_kinds() -> None:
    layout = whole()
    assert [(block.kind, block.text(layout.source.text)) for block in layout.blocks] == [
        ("heading", "Dam falls to lowest level"),
        ("byline", "By Helen Marsh"),
        ("date", "1 October 2020"),
        ("paragraph", BODY[0]),
        ("paragraph", BODY[1]),
        ("caption", "The dam on Friday morning"),
        ("heading", "What next"),
        ("list_item", "Dive on Monday"),
        ("list_item", "Pump until Sunday"),
        ("paragraph", BODY[2]),
    ]


def test_everything_else_goes_with_its_reason() -> None:
    reasons = {part.source_text: part.reason for part in whole().removed}
    assert reasons == {
        "Home": "navigation",
        "World": "navigation",
        "Tweet": "share",
        "Mail": "share",
        "Read more": "related",
        "Bridge closed to lorries": "related",
        "Lovely weather for ducks, though, is it not, says everybody here in the valley.": "comments",
        "© 2020 Danby Post": "footer",
    }


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_blocks_and_removed_lines_are_the_whole_visible_text(path: Path) -> None:
    gold = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    layout = layout_of(decode(path.read_bytes(), "text/html"))
    check_nothing_lost(layout)
    squeezed = [" ".join(text.split()) for text in texts(layout)]
    missing = [line for line in gold["body"] if not any(" ".join(line.split()) in text for text in squeezed)]
    assert missing == [], "no article text may be lost"


def check_nothing_lost(layout: Layout) -> None:
    text = layout.source.text
    parts = sorted([*(block.span for block in layout.blocks), *(part.span for part in layout.removed)])
    position = 0
    for start, end in parts:
        assert position <= start < end
        assert text[position:start].strip() == ""
        position = end
    assert text[position:].strip() == ""
    assert all(part.source_text == text[slice(*part.span)] for part in layout.removed)


def test_visible_text() -> None:
    page = """<body><p>One&nbsp;two &amp; th<b>r</b>ee&shy;<br>four</p><script>var x = "<p>no</p>"</script>
    <p hidden>no</p><div style="color:red; display : none">no</div><template>no</template><span class=sr-only>no</span>
    <p>fi
       ve</p><table><tr><th>Team<th>Points<tr><td>Danby<td>3<tr><td>Luvaro<td>1</table><img alt=no><!-- no --></body>"""
    assert lay(page).source.text.split("\n") == [
        "One\u00a0two & three",
        "four",
        "fi ve",
        "Team\tPoints",
        "Danby\t3",
        "Luvaro\t1",
    ]


def test_an_article_that_waits_for_a_script_is_read() -> None:
    page = f"<div style='display:none'><h1>Dam</h1><p>{BODY[0]}<p>{BODY[1]}</div><div hidden>Menu</div>"
    assert texts(lay(page)) == ["Dam", BODY[0], BODY[1]]


def test_a_layout_table_is_not_read_row_by_row() -> None:
    body = f"<h2>Dam</h2><p>{BODY[0]}</p><p>{BODY[1]}</p>"
    page = f"<table><tr><td><a>Home</a><br><a>News</a></td><td>{body}</td></tr></table>"
    layout = lay(page)
    assert texts(layout) == ["Dam", BODY[0], BODY[1]]
    assert layout.source.text.split("\n")[:2] == ["Home", "News"]


def test_a_title_that_is_no_heading_is_found_by_what_the_head_says() -> None:
    lines = f"<div>Post</div><div>Dam falls to lowest level</div><p>{BODY[0]}<p>{BODY[1]}"
    page = f"<title>Dam falls to lowest level - Post</title>{lines}"
    layout = lay(page)
    assert (layout.blocks[0].kind, texts(layout)[0]) == ("heading", "Dam falls to lowest level")
    assert stated(layout, "title")["headline"] == "Dam falls to lowest level"


def test_a_teaser_that_repeats_the_first_paragraph_goes() -> None:
    page = f"<div class=related><p>{BODY[0]}</p></div><article><h1>Dam</h1><p>{BODY[0]}</p><p>{BODY[1]}</p></article>"
    layout = lay(page)
    assert texts(layout) == ["Dam", BODY[0], BODY[1]]
    assert layout.blocks[1].span[0] > layout.removed[0].span[0]


def test_a_page_builder_s_widgets_are_no_sidebar() -> None:
    widgets = "".join(
        f"<div class='elementor-widget'><div class='widget-container'><p>{line}</p></div></div>" for line in BODY
    )
    layout = lay(f"<nav><a>Home</a></nav><form id=aspnetForm><div class=page><h1>Dam</h1>{widgets}</div></form>")
    assert texts(layout) == ["Dam", *BODY]


def test_the_date_in_a_page_builder_s_widget_stays() -> None:
    widgets = "".join(
        f"<div class='elementor-widget elementor-widget-text-editor'><p>{line}</p></div>" for line in BODY
    )
    info = "<div class='elementor-widget-post-info'><ul><li><span>May 3, 2011</span></li></ul></div>"
    menu = "<div class='elementor-widget elementor-widget-nav-menu'><ul><li>Rivers</li><li>Coasts</li></ul></div>"
    layout = lay(f"{menu}<main><h1>Dam</h1>{info}{widgets}</main>")
    assert texts(layout) == ["Dam", "May 3, 2011", *BODY]


def test_a_page_without_an_article_keeps_its_text() -> None:
    layout = lay("<p>Come in</p>")
    assert texts(layout) == ["Come in"]


@pytest.mark.parametrize(
    "author,names",
    [
        ('"Helen Marsh"', ["Helen Marsh"]),
        ('{"@type":"Person","name":"Helen Marsh"}', ["Helen Marsh"]),
        ('[{"name":"Helen Marsh"},{"name":"T. Okafor"}]', ["Helen Marsh", "T. Okafor"]),
        ('{"name":["Helen Marsh","T. Okafor"]}', ["Helen Marsh", "T. Okafor"]),
        ('["Helen Marsh",null,7]', ["Helen Marsh"]),
    ],
)
def test_json_ld(author: str, names: list[str]) -> None:
    ld = LD % f'"headline":"Dam &quot;falls&quot;","datePublished":"2020-10-01T12:32:00Z","author":{author}'
    layout = whole(ld)
    assert stated(layout, "title")["json-ld:headline"] == 'Dam "falls"'
    assert stated(layout, "published")["json-ld:datePublished"] == "2020-10-01T12:32:00Z"
    assert [item.value for item in layout.evidence if item.method == "json-ld:author"] == names
    assert stated(layout, "site")["json-ld:WebSite.name"] == "Danby Post"


@pytest.mark.parametrize(
    "ld",
    [
        '{"@type":"NewsArticle","datePublished":"2020-10-01",}',
        '<!--{"@type":"NewsArticle","datePublished":"2020-10-01"}-->',
        '{"@type":"NewsArticle","description":"two\nlines","datePublished":"2020-10-01"}',
        '{"@type":"NewsArticle","description":"said "no"","datePublished":"2020-10-01"',
        '[{"@type":["Thing","Article"],"datePublished":"2020-10-01"}]',
    ],
)
def test_json_ld_as_it_is_written(ld: str) -> None:
    assert stated(whole(ld), "published")["json-ld:datePublished"] == "2020-10-01"


@pytest.mark.parametrize("ld", ["", "{", "[" * 100_000, "null", '{"@type":5,"author":[[[]]]}', '{"@graph":"x"}'])
def test_json_ld_that_says_nothing(ld: str) -> None:
    assert not any(item.method.startswith("json-ld") for item in whole(ld).evidence)


def test_json_ld_of_other_articles_is_left() -> None:
    one = '{"@type":"NewsArticle","headline":"%s","datePublished":"%s"}'
    ld = [one % ("Bridge closed", "1999-01-01"), one % ("Dam falls to lowest level", "2020-10-01")]
    assert stated(whole(f"[{','.join(ld)}]"), "published")["json-ld:datePublished"] == "2020-10-01"


def test_meta_time_title_and_link() -> None:
    layout = whole()
    assert stated(layout, "title") == {
        "meta:og:title": "Dam falls to lowest level & leaks",
        "title-element": "Dam falls to lowest level | Danby Post",
        "title-element:longest-part": "Dam falls to lowest level",
        "h1": "Dam falls to lowest level",
        "headline": "Dam falls to lowest level",
    }
    assert stated(layout, "published") == {
        "meta:article:published_time": "2020-10-01T12:32:00+01:00",
        "time": "2020-10-01",
    }
    assert stated(layout, "author") == {"meta:author": "Helen Marsh"}
    assert stated(layout, "url") == {"link:canonical": "https://danby.example/dam"}
    assert stated(layout, "language") == {"html:lang": "en"}


def test_dates_of_comments_and_links_are_not_the_article_s() -> None:
    page = PAGE.replace("Lovely", '<time datetime="2021-01-01">x</time><span itemprop=author>Duck</span>')
    layout = lay(page)
    assert "2021-01-01" not in stated(layout, "published").values()
    assert "Duck" not in stated(layout, "author").values()


HOSTILE = {
    "deep": "<div>" * 100_000 + "Hello" + "</div>" * 100_000,
    "unclosed": "<b>Hello " * 20_000,
    "links": "<a>" * 20_000 + "Hello",
    "tables": "<table><tr><td>" * 3_000 + "Hello",
    "brackets": "Hello" + "<" * 300_000,
    "comment": "Hello<!--" + "<!--" * 50_000,
    "attribute": f"<p class='{'a ' * 500_000}' id='{'b' * 500_000}'>Hello</p>",
    "colspan": "<table><tr><td colspan=9007199254740991 rowspan=9007199254740991>Hello</td></tr></table>",
    "spans": "<p>" + "<span>Hello </span>" * 20_000,
    "nul": "<p>He\x00llo",
    "nothing": "",
    "white": " \n ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages(name: str) -> None:
    layout = arrange(from_text(HOSTILE[name], "text/html"), time_limit=30)
    check_nothing_lost(layout)
    assert ("Hello" in layout.source.text) == ("Hello" in from_text(HOSTILE[name]).text)
    assert "html-timeout" not in layout.source.warnings


MARKUP = (
    "<p> </p> <div\tclass=nav> </div> <td> <table> <tr> <a> </a> <br> <h1> <!-- <script> </script> <li> &nbsp; &#0; "
    "\ue000 \u2801 <![CDATA[ <time> <title> <b -->"
)
markup = st.lists(st.sampled_from(MARKUP.split(" ")) | st.text(max_size=12)).map("".join)


@given(markup)
def test_any_markup_loses_nothing(page: str) -> None:
    check_nothing_lost(lay(page))


def test_the_process_answers_as_this_one_does() -> None:
    source = from_text(PAGE.replace("%s", "{}"), "text/html")
    assert arrange(source) == layout_of(source)


def test_a_notice_over_the_headline_does_not_cost_the_summary_below_it() -> None:
    told = "The wall of the dam above Danby leaks in two places, and the lowest gate no longer shuts."
    posts = "".join(
        f"<article class=post><time>1{n}:42</time><h3>Post {n} of the morning</h3><p>{BODY[n]}</p><p>{BODY[n + 1]}</p>"
        "</article>"
        for n in range(2)
    )
    page = (
        "<html><head><title>Live: Dam - Danby Post</title>"
        "<meta property='og:title' content='Dam falls to lowest level'></head><body><div><a href=/>DP</a></div>"
        "<div class=licence><p>Got a licence?</p><p>You need one to watch live programmes on any device or channel, "
        "and ours on PlayBox. It’s the law.</p><a href=#>Find out more</a><button>I have none.</button></div>"
        f"<h1>Dam falls to lowest level</h1><section class=summary><h2>Summary</h2><ol><li>{told}</li></ol></section>"
        f"<section class=stream><h2>Live reporting</h2>{posts}</section></body></html>"
    )
    assert told in texts(lay(page))


def test_a_page_over_its_time_is_cut_off_and_the_next_is_read() -> None:
    slow = from_text("".join(f"<p>Hello world number {number}.</p>" for number in range(40_000)), "text/html")
    late = arrange(slow, time_limit=0.05)
    assert late.source.warnings == ("html-timeout",)
    assert len(late.blocks) == 40_000
    assert arrange(from_text("<p>Next", "text/html")).source.text == "Next"


def test_a_machine_that_stands_still_cuts_no_page_off() -> None:
    made = Reader(1)
    source = SourceText("<p>Hello</p>", "text/html", "utf-8")
    made.read(source, 60)
    (process,) = made._idle
    process.process.send_signal(signal.SIGSTOP)
    wake = threading.Timer(1.5, process.process.send_signal, [signal.SIGCONT])
    wake.start()
    assert made.read(source, 1).source.text == "Hello"
    made.close()


def test_a_killed_process_is_replaced() -> None:
    made = Reader(1)
    source = SourceText("<p>Hello</p>", "text/html", "utf-8")
    made.read(source, 30)
    (process,) = made._idle
    process.process.kill()
    process.process.wait()
    assert made.read(source, 30).source.text == "Hello"
    made.close()


def test_many_threads_share_the_processes() -> None:
    made = Reader(2)
    sources = [SourceText(f"<p>Page {number}</p>", "text/html", "utf-8") for number in range(40)]
    with ThreadPoolExecutor(8) as threads:
        layouts = list(threads.map(lambda source: made.read(source, 30), sources))
    assert [layout.source.text for layout in layouts] == [f"Page {number}" for number in range(40)]
    assert len(made._idle) <= 2
    made.close()
    assert made._idle == []


def test_closing_while_a_page_is_read_leaves_no_process() -> None:
    made = Reader(1)
    slow = SourceText("<p>Hello world.</p>" * 40_000, "text/html", "utf-8")
    failures: list[BaseException] = []

    def read() -> None:
        try:
            made.read(slow, 1)
        except ReadTimeout as error:
            failures.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    made.close()
    thread.join()
    assert made._idle == []


def test_the_process_ends_with_its_parent() -> None:
    code = (
        "from service.decode import from_text; from service.layout.reader import reader;"
        "reader().read(from_text('<p>Hello', 'text/html'), 60);"
        "print(reader()._idle[0].process.pid, flush=True); input()"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    for stream in (parent.stdin, parent.stdout):
        if stream is not None:
            stream.close()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and _running(child):
        time.sleep(0.05)
    assert not _running(child)


def _running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize(
    "trail",
    [
        "<ul class=breadcrumb><li><a href=/>Home</a></li><li><a href=/n>News</a></li><li><a>Energy</a></li></ul>",
        "<div class=crumbs>Home / News / Energy / Dam falls to lowest level</div>",
        "<div class=kicker>Energy</div>",
    ],
)
def test_the_section_by_what_the_page_shows(trail: str) -> None:
    layout = lay(PAGE.replace("<article>", f"{trail}<article>"))
    assert list(stated(layout, "section").values()) == ["Energy"]


def test_the_site_by_its_logo_and_title() -> None:
    layout = lay(PAGE.replace("<nav>", "<div class=logo>Danby Post</div><nav>"))
    assert stated(layout, "site") == {"class:logo": "Danby Post", "title-element:outer-part": "Danby Post"}


def test_pieces_of_a_byline_row_are_lines_of_their_own() -> None:
    row = """<div class=meta>By <a>Helen Marsh</a> <span>1 October 2020</span> <span>Energy</span> <span>25</span>
    <span>May</span></div><div class=date><span>Monday</span> <span>May</span></div>
    <p><a>Dam</a> <a>Engineers</a> met.</p>"""
    assert lay(row).source.text.split("\n") == [
        "By Helen Marsh",
        "1 October 2020",
        "Energy",
        "25 May",
        "Monday May",
        "Dam Engineers met.",
    ]


def test_half_of_a_surrogate_pair_in_json_ld_is_replaced() -> None:
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Fire \\ud83d in port"}</script>'
    found = arrange(decode(f"<html><head>{script}</head><body><p>Text.</p></body></html>".encode(), "text/html"))
    values = [item.value for item in found.evidence if item.method == "json-ld:headline"]
    assert len(values) == 1
    assert values[0].encode("utf-8").startswith(b"Fire ")


def test_json_ld_with_a_list_for_an_id_is_read() -> None:
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"@id": ["x"]}}</script>'
    found = arrange(decode(f"<html><head>{script}</head><body><p>Text.</p></body></html>".encode(), "text/html"))
    assert "html-failed" not in found.source.warnings


@pytest.mark.parametrize(
    ("label", "field"),
    [("Published", "published"), ("Terbit", "published"), ("Updated on", "modified"), ("Seen", "modified")],
)
def test_the_label_of_a_time_goes_before_its_class(label: str, field: str) -> None:
    stamp = f'<p>{label} <time class="post-date updated" datetime="2021-01-01T10:00+07:00">1 January 2021</time></p>'
    page = PAGE.replace('<time datetime="2020-10-01">1 October 2020</time>', stamp)
    assert [one.field for one in lay(page).evidence if one.value == "2021-01-01T10:00+07:00"] == [field]
