"""A sealed file (V13): every byte is under the seal, which the council's root vouches for; the file stays as it was."""

import datetime as dt
import http.server
import threading
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import keys, tsp, x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509 import (
    CertificateBuilder,
    ExtendedKeyUsage,
    Name,
    NameAttribute,
    load_pem_x509_certificates,
    random_serial_number,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from panel import clock
from panel.minutes.certificates import Certificate, NoCertificate, make_certificate, read_certificate
from panel.minutes.rules.seal import NotSealed, Seal, Verdict
from panel.minutes.sealing import seal, verify
from panel.pdf.assemble import Section, assemble
from panel.pdf.check import check
from panel.pdf.draw import draw
from panel.pdf.part import normalise
from panel.pdf.read import claims_pdf_ua
from panel.resources import resource

ACT = Seal("Councillor Ada Hill", "Fenchester", "Signed as a correct record")
NOW = clock.now()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    file = make_certificate(tmp_path_factory.mktemp("seal"), "Fenshire County Council", NOW)
    return read_certificate(file, "", file.parent / "root.pem")


@pytest.fixture(scope="module")
def paper() -> bytes:
    fonts = resource("static") / "dist" / "fonts"
    html = "<html lang=en-GB><head><title>Minutes</title></head><body><h1>Minutes</h1><p>Resolved.</p></body></html>"
    part = normalise(draw(html, css=(), fonts=fonts, title="Minutes"))
    section = Section("minutes", "Minutes", part, first_number=1, bookmark=False)
    return assemble([section], title="Minutes", font=fonts / "SourceSans3-Semibold.ttf")


@pytest.fixture(scope="module")
def sealed(paper: bytes, certificate: Certificate) -> bytes:
    return seal(paper, ACT, certificate)


def test_a_sealed_file_is_intact_wholly_covered_and_trusted(sealed: bytes, certificate: Certificate) -> None:
    found = verify(sealed, certificate.roots)
    assert (found.intact, found.whole, found.trusted, found.stamped) == (True, True, True, False)
    assert found.by == "Fenshire County Council: seal of minutes"


def test_the_seal_is_added_behind_the_file_which_stays_accessible(paper: bytes, sealed: bytes) -> None:
    assert sealed.startswith(paper)
    assert check(sealed) == []
    assert claims_pdf_ua(sealed)


def test_the_seal_says_who_acted_and_is_of_the_kind_that_lasts(sealed: bytes) -> None:
    entry = PdfFileReader(BytesIO(sealed)).embedded_signatures[0].sig_object
    assert (entry["/Name"], entry["/Location"], entry["/Reason"]) == (ACT.name, ACT.place, ACT.reason)
    assert entry["/SubFilter"] == "/ETSI.CAdES.detached"


@pytest.mark.parametrize(
    ("what", "altered", "expected"),
    [
        ("a byte changed", lambda pdf: pdf[:300] + bytes([pdf[300] ^ 1]) + pdf[301:], (False, True)),
        ("something written behind it", lambda pdf: pdf + b"\n%more\n", (True, False)),
        ("never sealed", lambda pdf: pdf[: pdf.index(b"%%EOF") + 6], (False, False)),
        ("no PDF at all", lambda _: b"words", (False, False)),
    ],
)
def test_a_file_that_was_altered_is_told(
    what: str,
    altered: Callable[[bytes], bytes],
    expected: tuple[bool, bool],
    sealed: bytes,
    certificate: Certificate,
) -> None:
    found = verify(altered(sealed), certificate.roots)
    assert (found.intact, found.whole) == expected, what
    assert not found.good


def test_another_councils_root_does_not_trust_it(sealed: bytes, tmp_path: Path) -> None:
    make_certificate(tmp_path, "Wessex County Council", NOW)
    found = verify(sealed, (tmp_path / "root.pem").read_bytes())
    assert (found.intact, found.whole, found.trusted, found.good) == (True, True, False, False)


def test_a_file_without_a_seal_is_worth_nothing(paper: bytes, certificate: Certificate) -> None:
    assert verify(paper, certificate.roots) == Verdict(intact=False, whole=False, trusted=False)


@pytest.mark.parametrize(
    ("intact", "whole", "trusted", "good"),
    [
        (True, True, True, True),
        (False, True, True, False),
        (True, False, True, False),
        (True, True, False, False),
        (False, False, False, False),
    ],
)
def test_a_seal_is_good_only_in_all_three_ways(intact: bool, whole: bool, trusted: bool, good: bool) -> None:
    found = Verdict(intact=intact, whole=whole, trusted=trusted)
    assert (found.good, found.stamped) == (good, False)


class TimeServer(http.server.BaseHTTPRequestHandler):
    """A time-stamping authority that answers every request."""

    stamper: DummyTimeStamper

    def do_POST(self) -> None:
        asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
        answer = self.stamper.request_tsa_response(asked).dump()
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def time_server() -> Iterator[tuple[str, bytes]]:
    """The address of a time server, and the certificate it signs with (PEM)."""
    key = rsa.generate_private_key(65537, 2048)
    name = Name([NameAttribute(NameOID.COMMON_NAME, "Time")])
    stamping = (
        CertificateBuilder(
            name, name, key.public_key(), random_serial_number(), NOW - dt.timedelta(1), NOW + dt.timedelta(1)
        )
        .add_extension(ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(key, SHA256())
    )
    der, own = serialization.Encoding.DER, serialization.PrivateFormat.PKCS8
    private = keys.PrivateKeyInfo.load(key.private_bytes(der, own, serialization.NoEncryption()))
    TimeServer.stamper = DummyTimeStamper(x509.Certificate.load(stamping.public_bytes(der)), private)
    server = http.server.HTTPServer(("127.0.0.1", 0), TimeServer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", stamping.public_bytes(serialization.Encoding.PEM)
    server.shutdown()
    server.server_close()


def test_a_time_server_stamps_the_seal(paper: bytes, certificate: Certificate, time_server: tuple[str, bytes]) -> None:
    address, trusted = time_server
    found = verify(seal(paper, ACT, certificate, time_server=address), certificate.roots + trusted)
    assert (found.good, found.stamped) == (True, True)


def test_a_time_server_that_does_not_answer_is_named(paper: bytes, certificate: Certificate) -> None:
    with pytest.raises(NotSealed, match="gave no time stamp, so nothing was signed"):
        seal(paper, ACT, certificate, time_server="http://127.0.0.1:9")


def test_a_certificate_that_was_made_is_never_replaced(tmp_path: Path) -> None:
    file = make_certificate(tmp_path, "A council", NOW)
    kept = file.read_bytes()
    with pytest.raises(FileExistsError):
        make_certificate(tmp_path, "A council", NOW)
    assert file.read_bytes() == kept
    assert file.stat().st_mode & 0o077 == 0, "nobody else reads the key"
    assert len(load_pem_x509_certificates((tmp_path / "root.pem").read_bytes())) == 1


def test_a_council_with_a_long_name_has_a_certificate_too(tmp_path: Path) -> None:
    assert make_certificate(tmp_path, "The Council of the Borough of " + "A" * 80, NOW).exists()


@pytest.mark.parametrize(
    ("passphrase", "content", "why"),
    [
        ("wrong", None, "cannot be opened with the words in SEAL_PASSPHRASE"),
        ("", b"no certificate", "cannot be opened with the words in SEAL_PASSPHRASE"),
    ],
)
def test_a_certificate_that_cannot_be_used_says_why(
    tmp_path: Path, passphrase: str, content: bytes | None, why: str
) -> None:
    file = make_certificate(tmp_path, "A council", NOW)
    if content:
        file.write_bytes(content)
    with pytest.raises(NoCertificate, match=why):
        read_certificate(file, passphrase, None)
    with pytest.raises(NoCertificate, match="cannot be read: No such file"):
        read_certificate(tmp_path / "other.p12", "", None)
