"""With which certificate this server seals: the council's, or in a demonstration one that it makes itself (V13)."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from flask import current_app

from panel import clock
from panel.minutes.certificates import ROOT, SEAL, Certificate, NoCertificate, make_certificate, read_certificate
from panel.minutes.rules.seal import NotSealed, Seal, Verdict

NONE_YET = (
    "This server has no certificate to seal minutes with. Whoever runs it names the council’s in SEAL_FILE, or makes"
    " one with “flask seal make”."
)


def own_folder() -> Path:
    """Where a certificate made here is kept."""
    instance: Path = current_app.config["INSTANCE"]
    return instance / "seal"


def council_certificate(council: str) -> Certificate:
    """The certificate to seal with; a demonstration makes its own at first use. Raises NoCertificate."""
    config = current_app.config
    file = Path(config["SEAL_FILE"] or own_folder() / SEAL)
    if not config["SEAL_FILE"] and not file.exists():
        if not config["DEMONSTRATION"]:
            raise NoCertificate(NONE_YET)
        with suppress(FileExistsError):
            make_certificate(own_folder(), council, clock.now())
    root = Path(config["SEAL_ROOT"] or file.parent / ROOT)
    return read_certificate(file, config["SEAL_PASSPHRASE"], root if root.exists() else None)


def trusted_roots() -> bytes:
    """The certificates under which a seal is trusted here (PEM). Raises NoCertificate."""
    config = current_app.config
    file = Path(config["SEAL_ROOT"] or Path(config["SEAL_FILE"] or own_folder() / SEAL).parent / ROOT)
    if not file.exists():
        raise NoCertificate(f"There is no {file}. SEAL_ROOT names the certificates to trust.")
    return file.read_bytes()


def sealer(what: Seal, council: str) -> Callable[[bytes], bytes]:
    """What seals a file with the council's certificate, and looks at the seal before giving it out.

    Raises NoCertificate; what it gives raises NotSealed.
    """
    from panel.minutes.sealing import seal  # noqa: PLC0415 - pyHanko takes a second to load, and few requests need it

    certificate, time_server = council_certificate(council), current_app.config["TIMESTAMP_URL"]

    def sealed(pdf: bytes) -> bytes:
        made = seal(pdf, what, certificate, time_server=time_server)
        found = verified(made, certificate.roots)
        if not (found.intact and found.whole):
            raise NotSealed("The seal does not hold the whole file, so nothing was signed.")
        return made

    return sealed


def verified(pdf: bytes, roots: bytes) -> Verdict:
    """What the seal of a file is worth under `roots` (certificates, PEM)."""
    from panel.minutes.sealing import verify  # noqa: PLC0415 - as above

    return verify(pdf, roots)
