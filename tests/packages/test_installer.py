"""Installing from a real HTTP server, mirrors, folders and files."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from service.packages.download import Download, Patience
from service.packages.errors import (
    ArchiveError,
    ChecksumError,
    DownloadError,
    NotLockedError,
    PackageError,
    SizeError,
)

from .conftest import QUICK, Workshop
from .server import ArchiveServer, Behaviour

KEY = "translate-ru_en-1.9"
PATH = "/v1/translate-ru_en-1_9.argosmodel"
Refused = Callable[[], None]


def until(condition: Callable[[], bool]) -> None:
    """Wait for something that another process does; the end is only there for a stuck test."""
    end = time.monotonic() + 300
    while not condition():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.01)


@pytest.fixture
def served(workshop: Workshop, server: ArchiveServer) -> Behaviour:
    """The Russian package, locked at the server; the behaviour of its path can be changed."""
    made = workshop.archive()
    workshop.lock_it(made, server.url(PATH))
    server.paths[PATH] = Behaviour(made.content)
    return server.paths[PATH]


def install(workshop: Workshop, **options: object) -> str:
    return workshop.installer(**options).install(workshop.lock.select("ru")).outcome


def assert_sound(workshop: Workshop) -> None:
    assert workshop.store.is_sound(KEY, workshop.lock.select("ru").sha256)
    assert workshop.leftovers() == []


def test_full_download(workshop: Workshop, server: ArchiveServer, served: Behaviour) -> None:
    steps: list[tuple[int, int | None]] = []
    assert install(workshop, progress=lambda done, total: steps.append((done, total))) == "installed"
    assert_sound(workshop)
    assert steps[-1] == (len(served.content), len(served.content))
    assert steps == sorted(steps)
    agent = server.seen[0].headers["User-Agent"]
    assert agent.startswith("dragoman/")
    assert "://" not in agent
    assert install(workshop) == "already installed"
    assert len(server.seen) == 1


def test_resume_after_the_connection_was_killed(workshop: Workshop, server: ArchiveServer, served: Behaviour) -> None:
    served.cuts = [70_000, 60_000]
    install(workshop)
    assert_sound(workshop)
    assert [seen.status for seen in server.seen] == [200, 206, 206]
    assert [seen.headers.get("Range") for seen in server.seen] == [None, "bytes=70000-", "bytes=130000-"]
    assert server.seen[1].headers["If-Range"].startswith('"')


@pytest.mark.parametrize("bytes_known", [True, False])
def test_resume_after_kill_9(
    workshop: Workshop, server: ArchiveServer, served: Behaviour, bytes_known: bool, refused: Refused
) -> None:
    if not bytes_known:
        workshop.entries.clear()
        workshop.lock_it(workshop.archive(), server.url(PATH), bytes=None)
    served.hold_after = 131_072
    running = workshop.start()
    assert server.holding.wait(300)
    downloads = workshop.store.downloads
    until(lambda: any(p.stat().st_size >= 65_536 for p in downloads.glob("*.part")))
    running.process.send_signal(signal.SIGKILL)
    assert running.finish().returncode == -signal.SIGKILL
    assert workshop.store.folders() == []
    part = next(downloads.glob("*.part")).stat().st_size
    served.hold_after = None
    assert install(workshop) == "installed"
    assert_sound(workshop)
    assert (server.seen[1].status, server.seen[1].headers["Range"]) == (206, f"bytes={part}-")


def test_a_server_without_ranges_is_read_from_the_start(
    workshop: Workshop, server: ArchiveServer, served: Behaviour
) -> None:
    served.ranges = False
    served.cuts = [70_000]
    install(workshop)
    assert_sound(workshop)
    assert [seen.status for seen in server.seen] == [200, 200]


@pytest.mark.parametrize("etag", [True, False])
def test_a_file_that_changed_meanwhile_is_fetched_anew(
    workshop: Workshop, server: ArchiveServer, served: Behaviour, etag: bool
) -> None:
    """With a validator the server notices; without one the checksum does."""
    right = served.content
    served.etag = etag
    served.content = workshop.archive(seed=2, folder=workshop.data.parent / "models").content[: len(right)]
    served.cuts = [70_000]
    with pytest.raises(PackageError):
        install(workshop, patience=Patience(failures=1, attempts=1))
    served.content = right
    install(workshop)
    assert_sound(workshop)
    assert [seen.status for seen in server.seen][-1] == 200


def test_an_oversized_part_is_thrown_away(workshop: Workshop, server: ArchiveServer, served: Behaviour) -> None:
    workshop.entries.clear()
    workshop.lock_it(workshop.archive(), server.url(PATH), bytes=None)
    package = workshop.lock.select("ru")
    part = workshop.store.make_downloads() / f"{KEY}-{package.sha256[:12]}.part"
    part.write_bytes(served.content + b"more")
    install(workshop)
    assert_sound(workshop)
    assert [seen.status for seen in server.seen] == [416, 200]


def test_failures_that_pass_are_waited_out(workshop: Workshop, server: ArchiveServer, served: Behaviour) -> None:
    served.failures = [503, 429]
    install(workshop)
    assert_sound(workshop)
    assert [seen.status for seen in server.seen] == [503, 429, 200]


def test_wrong_checksum(workshop: Workshop, served: Behaviour, refused: Refused) -> None:
    right = workshop.lock.select("ru").sha256
    served.content = bytes([served.content[0] ^ 1]) + served.content[1:]
    with pytest.raises(ChecksumError) as caught:
        install(workshop)
    assert right in str(caught.value)
    assert caught.value.found in str(caught.value)
    assert caught.value.found != right
    refused()


@pytest.mark.parametrize("length", [True, False])
@pytest.mark.parametrize("change", [b"", b"x" * 400_000])
def test_wrong_size(workshop: Workshop, served: Behaviour, length: bool, change: bytes, refused: Refused) -> None:
    expected = len(served.content)
    served.length = length
    served.content = served.content + change if change else served.content[:-50]
    with pytest.raises(SizeError, match=f"{expected} bytes expected"):
        install(workshop)
    refused()


def test_more_than_the_cap(workshop: Workshop, server: ArchiveServer, served: Behaviour, refused: Refused) -> None:
    served.length = False
    server.paths["/other.argosmodel"] = served
    with pytest.raises(SizeError, match="at most 100000 bytes"):
        workshop.installer(allow_unlocked=True, cap=100_000).install_from(server.url("/other.argosmodel"))
    refused()


def test_not_found(workshop: Workshop, server: ArchiveServer, served: Behaviour, refused: Refused) -> None:
    del server.paths[PATH]
    with pytest.raises(DownloadError, match="HTTP 404") as caught:
        install(workshop)
    assert server.url(PATH) in str(caught.value)
    assert len(server.seen) == 1
    refused()


def test_nobody_answers(workshop: Workshop, refused: Refused) -> None:
    workshop.lock_it(workshop.archive(), "http://127.0.0.1:9/x.argosmodel")
    with pytest.raises(DownloadError, match="tried 3 times"):
        install(workshop)
    refused()


def test_redirects_are_followed_with_the_range(workshop: Workshop, server: ArchiveServer, served: Behaviour) -> None:
    server.paths["/real"] = Behaviour(served.content, cuts=[70_000])
    served.location = "/real"
    install(workshop)
    assert_sound(workshop)
    assert [(seen.path, seen.status) for seen in server.seen] == [
        (PATH, 302),
        ("/real", 200),
        (PATH, 302),
        ("/real", 206),
    ]


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://127.0.0.1/x", "only http and https"),
        (PATH, "more than 5 redirects"),
        ("http://127.0.0.1:nonsense/", "leads nowhere"),
    ],
)
def test_redirects_elsewhere_are_refused(
    workshop: Workshop, served: Behaviour, location: str, reason: str, refused: Refused
) -> None:
    served.location = location
    with pytest.raises(DownloadError, match=reason):
        install(workshop)
    refused()


def test_https_is_never_left_for_http(
    workshop: Workshop, server: ArchiveServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: Refused
) -> None:
    certificate = tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(certificate), "-out", str(tmp_path / "crt")]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("needs openssl")
    certificate.write_bytes(certificate.read_bytes() + (tmp_path / "crt").read_bytes())
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "crt"))
    made = workshop.archive()
    server.paths["/plain"] = Behaviour(made.content)
    with ArchiveServer(certificate) as secure:
        workshop.lock_it(made, secure.url(PATH))
        secure.paths[PATH] = Behaviour(location=server.url("/plain"))
        with pytest.raises(DownloadError, match="https to http, refused"):
            install(workshop)
        refused()
        assert server.seen == []
        secure.paths[PATH] = Behaviour(made.content)
        assert install(workshop) == "installed"


def test_the_mirror_is_asked_first_and_the_lock_next(
    workshop: Workshop, server: ArchiveServer, served: Behaviour
) -> None:
    mirrored = "/mirror/translate-ru_en-1_9.argosmodel"
    server.paths[mirrored] = Behaviour(b"something else")
    install(workshop, mirror=server.url("/mirror/"))
    assert_sound(workshop)
    assert [seen.path for seen in server.seen] == [mirrored, PATH]
    server.paths[mirrored].content = served.content
    assert install(workshop, mirror=server.url("/mirror"), force=True) == "installed"
    assert [seen.path for seen in server.seen[2:]] == [mirrored]


def test_all_places_fail_in_one_line(workshop: Workshop, server: ArchiveServer, served: Behaviour) -> None:
    del server.paths[PATH]
    with pytest.raises(DownloadError) as caught:
        install(workshop, mirror="/nowhere")
    assert "/nowhere: no such file; " in str(caught.value)
    assert "HTTP 404" in str(caught.value)


def test_a_folder_a_file_and_a_url_given(workshop: Workshop, server: ArchiveServer, tmp_path: Path) -> None:
    made = workshop.archive()
    workshop.lock_it(made)
    server.paths["/a.argosmodel"] = server.paths["/b/" + made.path.name] = Behaviour(made.content)
    places = [str(tmp_path), str(made.path), server.url("/a.argosmodel"), server.url("/b")]
    for place in places:
        assert workshop.installer(force=True).install(workshop.lock.select("ru"), place).outcome == "installed"
    assert_sound(workshop)
    assert (
        workshop.installer(mirror=str(tmp_path), force=True).install(workshop.lock.select("ru")).outcome == "installed"
    )
    assert workshop.installer().install_from(str(made.path)).outcome == "already installed"
    assert made.path.exists()


def test_secrets_of_a_url_are_not_shown(workshop: Workshop, server: ArchiveServer, served: Behaviour) -> None:
    url = server.url(PATH).replace("http://", "http://user:secret@") + "?token=hidden"
    workshop.installer().install(workshop.lock.select("ru"), url)
    note = (workshop.store.folder(KEY) / "dragoman.json").read_text()
    assert server.url(PATH) in note
    assert "secret" not in note
    assert "hidden" not in note


def test_the_language_of_the_archive_must_be_the_locks(workshop: Workshop, refused: Refused) -> None:
    made = workshop.archive(("uk", "en"))
    made.name = "translate-ru_en"
    made.codes = ("ru", "en")
    workshop.lock_it(made)
    with pytest.raises(ArchiveError, match="translates uk to en, but the lock says ru to en"):
        workshop.installer().install(workshop.lock.select("ru"), str(made.path))
    refused()


def test_a_hostile_archive_with_the_right_checksum(workshop: Workshop, server: ArchiveServer, refused: Refused) -> None:
    made = workshop.archive(extra={"model/../../../evil": b"x"})
    workshop.lock_it(made, server.url(PATH))
    server.paths[PATH] = Behaviour(made.content)
    with pytest.raises(ArchiveError, match="outside"):
        install(workshop)
    refused()


def test_a_third_language_only_when_allowed(workshop: Workshop, server: ArchiveServer, refused: Refused) -> None:
    made = workshop.archive(("uk", "en"), "1.4")
    server.paths["/uk.argosmodel"] = Behaviour(made.content, cuts=[70_000])
    for place in (str(made.path), server.url("/uk.argosmodel")):
        with pytest.raises(NotLockedError, match="--allow-unlocked"):
            workshop.installer().install_from(place)
    assert server.seen == []
    refused()
    installed = workshop.installer(allow_unlocked=True).install_from(server.url("/uk.argosmodel"))
    assert installed.key == "translate-uk_en-1.4"
    assert workshop.store.is_sound(installed.key, made.sha256)
    assert workshop.store.kept(installed.key).read_bytes() == made.content
    workshop.store.remove(installed.key)
    refused()


@pytest.mark.parametrize("version", ["", "../../evil", "1.9/..", "1.9\n", "١"])
def test_a_version_that_makes_no_folder_name_is_refused(workshop: Workshop, version: str, refused: Refused) -> None:
    metadata = {"package_version": version, "from_code": "uk", "to_code": "en"}
    made = workshop.archive(("uk", "en"), extra={"metadata.json": json.dumps(metadata).encode()})
    with pytest.raises(ArchiveError, match="version") as caught:
        workshop.installer(allow_unlocked=True).install_from(str(made.path))
    assert "\n" not in str(caught.value)
    refused()


def test_a_locked_name_with_other_bytes_is_never_allowed(workshop: Workshop, refused: Refused) -> None:
    made = workshop.archive()
    workshop.lock_it(made)
    expected = made.sha256
    other = workshop.archive(seed=2)
    with pytest.raises(ChecksumError, match=f"expected sha256 {expected}, found {other.sha256}"):
        workshop.installer(allow_unlocked=True).install_from(str(other.path))
    refused()


def test_two_installers_at_once_download_once(workshop: Workshop, server: ArchiveServer, served: Behaviour) -> None:
    served.hold_after = 1000
    first = workshop.start()
    assert server.holding.wait(300)
    second = workshop.start()
    assert second.process.stderr is not None
    assert "waiting for it" in second.process.stderr.readline()
    server.release.set()
    outcomes = sorted(running.finish().stdout for running in (first, second))
    assert outcomes == ["already installed\n", "installed\n"]
    assert len(server.seen) == 1
    assert_sound(workshop)


def test_a_full_disk_is_said_and_cleaned_up(workshop: Workshop, server: ArchiveServer, served: Behaviour) -> None:
    """A file system of 160 kB in a mount namespace of its own: the archive of 200 kB does not fit."""
    workshop.data.mkdir()
    script = 'mount -t tmpfs -o size=160k none "$DRAGOMAN_DATA" && touch "$0" && "$@"; status=$?; '
    script += 'find "$DRAGOMAN_DATA" -type f -not -path "*/.locks/*"; exit $status'
    mounted = workshop.root / "mounted"
    finished = workshop.command("install", "ru", before=["unshare", "-rm", "sh", "-c", script, str(mounted)])
    if not mounted.exists():
        pytest.skip("needs mount namespaces")
    assert finished.returncode == 1
    assert "no space left" in finished.stderr
    assert finished.stdout == ""


def test_a_full_disk_while_unpacking(workshop: Workshop, refused: Refused) -> None:
    """The process may write 100 kB a file; the system refuses more as on a full disk."""
    made = workshop.archive()
    workshop.lock_it(made)
    script = 'ulimit -f 100; exec "$@"'
    finished = workshop.command("install", "ru", "--from", made.path, before=["bash", "-c", script, "bash"])
    assert finished.returncode == 1
    assert "no space left" in finished.stderr
    refused()


def test_a_download_object_reports_where_it_stands(tmp_path: Path, server: ArchiveServer) -> None:
    server.paths["/x"] = Behaviour(b"content")
    download = Download(tmp_path / "x.part", patience=QUICK)
    download.fetch(server.url("/x"))
    assert (tmp_path / "x.part").read_bytes() == b"content"
    assert download.in_one_piece
    download.discard()
    assert list(tmp_path.iterdir()) == []
