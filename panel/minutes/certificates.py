"""The council's certificate for sealing: read from the file that the settings name, or made by ourselves.

A certificate of our own making binds nobody outside: it shows that a file is unchanged since this server sealed it. A
council that wants others to trust its seal buys one, and names its file in SEAL_FILE.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

ROOT_YEARS, SEAL_YEARS = 20, 10
SEAL, ROOT = "seal.p12", "root.pem"
"""The files of a certificate made here, in its folder."""


class NoCertificate(LookupError):
    """There is no certificate to seal with, or its file cannot be read; says so in a sentence."""


@dataclass(frozen=True)
class Certificate:
    """A certificate with its key as a PKCS #12 file, the words that open it, and the roots that are trusted (PEM)."""

    pkcs12: bytes
    passphrase: bytes = b""
    roots: bytes = b""


def read_certificate(file: Path, passphrase: str, root: Path | None) -> Certificate:
    """The certificate in `file`. Raises NoCertificate where it cannot be read or opened."""
    try:
        certificate = Certificate(file.read_bytes(), passphrase.encode(), root.read_bytes() if root else b"")
    except OSError as error:
        raise NoCertificate(f"The certificate {error.filename} cannot be read: {error.strerror}.") from error
    try:
        opened = pkcs12.load_pkcs12(certificate.pkcs12, certificate.passphrase or None)
    except ValueError as error:
        raise NoCertificate(f"The certificate {file} cannot be opened with the words in SEAL_PASSPHRASE.") from error
    if opened.cert is None or opened.key is None:
        raise NoCertificate(f"The file {file} holds no certificate with its key.")
    return certificate


def make_certificate(folder: Path, council: str, now: dt.datetime) -> Path:
    """Make a root and a certificate of the council under it, in `folder` (mode 0700); gives the certificate's file.

    Raises FileExistsError where there is one: what it sealed must stay verifiable.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    seal = folder / SEAL
    if seal.exists():
        raise FileExistsError(str(seal))
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name, name = _named(council, f"{council}: root of seals"), _named(council, f"{council}: seal of minutes")
    root = _certificate(root_name, root_name, root_key.public_key(), root_key, now, ROOT_YEARS, is_root=True)
    sealing = _certificate(name, root_name, key.public_key(), root_key, now, SEAL_YEARS, is_root=False)
    held = pkcs12.serialize_key_and_certificates(b"seal", key, sealing, [root], serialization.NoEncryption())
    seal.touch(mode=0o600)
    seal.write_bytes(held)
    (folder / ROOT).write_bytes(root.public_bytes(serialization.Encoding.PEM))
    return seal


def _named(council: str, name: str) -> x509.Name:
    """A name of a certificate; its parts may have 64 characters."""
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "GB"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, council[:64]),
            x509.NameAttribute(NameOID.COMMON_NAME, name[-64:]),
        ]
    )


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, signs: ec.EllipticCurvePrivateKey,
    now: dt.datetime, years: int, *, is_root: bool,
) -> x509.Certificate:  # fmt: skip
    """A certificate that may issue others, if it is the root, or sign documents that nobody can disown."""
    usage = x509.KeyUsage(
        digital_signature=not is_root,
        content_commitment=not is_root,
        key_cert_sign=is_root,
        crl_sign=is_root,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    building = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=365 * years))
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=0 if is_root else None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signs.public_key()), critical=False)
    )
    return building.sign(signs, hashes.SHA256())
