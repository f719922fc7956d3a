"""Seals signed minutes with the council's certificate (PAdES), and says of a sealed file whether it still is as sealed.

The only importer of pyHanko. Bytes in, bytes out: a seal is added behind the file as it was, which stays in it to the
byte, structure and all. The field of the seal is hidden, as PDF/UA-1 (7.18.1) asks of one that is not in the structure;
what it says stands on the page.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import TypeVar

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers, timestamps
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from panel.minutes.certificates import Certificate
from panel.minutes.rules.seal import NotSealed, Seal, Verdict

T = TypeVar("T")
FIELD = "Seal"
SECONDS = 20
"""How long a time stamp may take."""


def seal(pdf: bytes, what: Seal, certificate: Certificate, *, time_server: str = "") -> bytes:
    """`pdf` with a seal behind it, after which nothing may change; stamped with the time where a server is named.

    Takes up to 20 seconds with a time server, so it is never called inside a transaction. Raises NotSealed.
    """
    signer = signers.SimpleSigner.load_pkcs12_data(
        certificate.pkcs12, other_certs=[], passphrase=certificate.passphrase or None
    )
    if signer is None:
        raise NotSealed("The council’s certificate cannot be opened.")
    metadata = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        name=what.name,
        location=what.place,
        reason=what.reason,
    )
    stamper = timestamps.HTTPTimeStamper(time_server, timeout=SECONDS) if time_server else None
    hidden = InvisSigSettings(set_print_flag=False, set_hidden_flag=True)
    field = SigFieldSpec(FIELD, invis_sig_settings=hidden, readable_field_name="Seal of the council")
    signing = signers.PdfSigner(metadata, signer, timestamper=stamper, new_field_spec=field)
    try:
        sealed = _apart(lambda: signing.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf))))
    except TimestampRequestError as error:
        raise NotSealed(f"The time server {time_server} gave no time stamp, so nothing was signed.") from error
    except (SigningError, PdfError) as error:
        raise NotSealed(f"The minutes could not be sealed: {error}.") from error
    return bytes(sealed.getvalue())


def verify(pdf: bytes, roots: bytes) -> Verdict:
    """What the seal of a file is worth under `roots` (certificates, PEM)."""
    try:
        found = PdfFileReader(BytesIO(pdf)).embedded_signatures
        if not found:
            return Verdict(intact=False, whole=False, trusted=False)
        trusted = ValidationContext(trust_roots=list(load_certs_from_pemder_data(roots)))
        status = _apart(lambda: validate_pdf_signature(found[-1], trusted, trusted))
    except (PdfError, SignatureValidationError, ValueError):
        return Verdict(intact=False, whole=False, trusted=False)
    return Verdict(
        intact=status.intact and status.valid and bool(status.docmdp_ok),
        whole=status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        trusted=status.trusted,
        by=status.signing_cert.subject.native.get("common_name", ""),
        stamped=status.timestamp_validity is not None,
    )


def _apart(work: Callable[[], T]) -> T:
    """Do something in a thread of its own: pyHanko begins an event loop, and there may be only one in a thread."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(work).result()
