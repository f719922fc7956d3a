"""Links by which those who were asked say what came back, without an account: signed, expiring, revocable."""

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from panel import clock
from panel.accounts.secrets import ClockSigner
from panel.audit.operations import Actor, said
from panel.bodies.models import Body
from panel.extensions import db
from panel.follow_up.models import OwnerLink
from panel.follow_up.owners import is_owned_by
from panel.follow_up.queries import Query, asked_as, asked_for
from panel.follow_up.rules.progress import LINK_LASTS
from panel.mail.addresses import address
from panel.people.models import Named


def make_link(owner: Named, body: Body, *, sent_to: str | None = None, by: Actor) -> OwnerLink:
    """A link for whoever was asked, to what this body asks of them. Those made before go on until they are ended."""
    named = {"person_id": owner.person_id} if owner.person_id else {"as_printed": owner.as_printed}
    link = OwnerLink(body=body, made_at=clock.now(), made_by=by.name, sent_to=sent_to, **named)
    db.session.add(link)
    db.session.flush()
    said(f"made a link to report by for {owner.printed}", by=by, about=f"body/{body.id}")
    return link


def address_of(link: OwnerLink) -> str:
    """The whole address of a link, with its secret part."""
    return address("follow_up.by_link", secret=_serializer().dumps(link.id))


def link_of(secret: str) -> OwnerLink | None:
    """The link that a secret part belongs to; None where it has ended, is too old, or was never ours."""
    try:
        number = _serializer().loads(secret, max_age=int(LINK_LASTS.total_seconds()))
    except (BadData, ValueError):
        return None
    link = db.session.get(OwnerLink, number)
    return link if link is not None and link.revoked_at is None else None


def revoke(link: OwnerLink, *, by: Actor) -> None:
    """End a link: whoever has it can no longer report by it."""
    if link.revoked_at is None:
        link.revoked_at, link.revoked_by = clock.now(), by.name
        said(f"ended the link of {link.printed}", by=by, about=f"body/{link.body_id}")


def links_of(body: Body) -> list[OwnerLink]:
    """The links that a body's clerk has sent and that still work, the latest first."""
    query = db.select(OwnerLink).where(OwnerLink.body_id == body.id, OwnerLink.revoked_at.is_(None))
    query = query.where(OwnerLink.made_at > clock.now() - LINK_LASTS).order_by(OwnerLink.id.desc())
    return list(db.session.scalars(query))


def asked_by_link(link: OwnerLink) -> Query:
    """What this link is for: what the body asks of its holder and has not closed, as far as the reader may read it."""
    return asked_for([link.body], closed=False).where(is_owned_by(link.person_id, link.as_printed))


def kept_back(link: OwnerLink, shown: int) -> int:
    """How many more things are asked of its holder, in minutes that are not shown to everyone."""
    query = asked_as(link.body, closed=False).where(is_owned_by(link.person_id, link.as_printed))
    total = db.session.scalar(db.select(db.func.count()).select_from(query.order_by(None).subquery())) or 0
    return max(0, total - shown)


class Holder:
    """Whoever acts by a link, as the trail says it."""

    id = None

    def __init__(self, link: OwnerLink) -> None:
        self.name = f"{link.printed}, by a link"


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="follow-up link", signer=ClockSigner)
