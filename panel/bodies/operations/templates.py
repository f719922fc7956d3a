"""Report templates: what a report of this body holds, made by the clerk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from panel.audit.operations import Actor, said
from panel.bodies.defaults import REPORT_FIELDS, REPORT_NAME, REPORT_SECTIONS
from panel.bodies.models import Body, ReportTemplate, TemplateAsk, TemplateSection
from panel.bodies.operations.order import number, place
from panel.bodies.rules.kinds import SectionKind
from panel.extensions import db
from panel.lifecycle import refuse


@dataclass(frozen=True)
class AskFacts:
    """Who comments on every report of a template, or signs it off: someone known, or a post in words."""

    label: str
    signs_off: bool = False
    person_id: int | None = None
    words: str | None = None
    email: str | None = None


@dataclass(frozen=True)
class SectionFacts:
    """A section that a template asks for. `fixed_text` is what every report begins it with."""

    heading: str
    kind: SectionKind = SectionKind.TEXT
    hint: str | None = None
    fixed_text: str | None = None


def begin_template(body: Body, *, by: Actor) -> ReportTemplate:
    """Add the template with the sections that councils usually ask for. Raises Refused where it is there already."""
    sections = [SectionFacts(one.heading, one.kind, one.hint or None) for one in REPORT_SECTIONS]
    return add_template(body, REPORT_NAME, REPORT_FIELDS, sections, by=by)


def add_template(
    body: Body, name: str, fields: Iterable[str], sections: Sequence[SectionFacts] = (), *, by: Actor
) -> ReportTemplate:
    """Add a template. Raises Refused where the body has one of that name."""
    _check_name(body, name, None)
    template = ReportTemplate(position=len(body.report_templates) + 1, name=name, fields=list(fields))
    template.sections = [_write(TemplateSection(position=at), facts) for at, facts in enumerate(sections, 1)]
    body.report_templates.append(template)
    db.session.flush()
    said(f"added the report template “{name}”", by=by, about=f"body/{body.id}")
    return template


def copy_template(template: ReportTemplate, name: str, fields: Iterable[str], *, by: Actor) -> ReportTemplate:
    """Add a template with the sections of another, and whom it asks. Raises Refused as above."""
    sections = [
        SectionFacts(one.heading or "", SectionKind.read(one.kind), one.hint, one.fixed_text)
        for one in template.sections
    ]
    copy = add_template(template.body, name, fields, sections, by=by)
    if template.asks:
        keep_asks(copy, asks_of(template), by=by)
    return copy


def asks_of(template: ReportTemplate) -> list[AskFacts]:
    """Whom a template asks for comments and sign-off, in order."""
    return [AskFacts(one.label, one.signs_off, one.person_id, one.as_printed, one.email) for one in template.asks]


def keep_asks(template: ReportTemplate, asks: Iterable[AskFacts], *, by: Actor) -> None:
    """Say who comments on every report of the template and who signs it off. Reports already begun keep theirs."""
    template.asks = [
        TemplateAsk(
            position=at,
            label=one.label,
            signs_off=one.signs_off,
            person_id=one.person_id,
            as_printed=one.words,
            email=one.email,
        )
        for at, one in enumerate(asks, 1)
    ]
    _said(template, "said who comments on and signs off reports on", by)


def change_template(template: ReportTemplate, name: str, fields: Iterable[str], *, by: Actor) -> None:
    """Change a template's name and the fields of its head. Reports already begun keep theirs."""
    _check_name(template.body, name, template)
    template.name, template.fields = name, list(fields)
    said(f"changed the report template “{name}”", by=by, about=f"body/{template.body_id}")


def remove_template(template: ReportTemplate, *, by: Actor) -> None:
    """Take a template away. Reports already begun keep their sections."""
    body = template.body
    body.report_templates.remove(template)
    number(body.report_templates)
    said(f"removed the report template “{template.name}”", by=by, about=f"body/{body.id}")


def add_section(template: ReportTemplate, facts: SectionFacts, *, by: Actor) -> TemplateSection:
    """Add a section at the end."""
    section = _write(TemplateSection(position=len(template.sections) + 1), facts)
    template.sections.append(section)
    _said(template, f"added the section “{facts.heading}” to", by)
    return section


def change_section(section: TemplateSection, facts: SectionFacts, *, by: Actor) -> None:
    """Change a section."""
    _write(section, facts)
    _said(section.template, f"changed the section “{facts.heading}” of", by)


def move_section(section: TemplateSection, to: int, *, by: Actor) -> None:
    """Put a section at another place."""
    template = section.template
    template.sections[:] = place(template.sections, section, to)
    _said(template, f"moved the section “{section.heading}” of", by)


def remove_section(section: TemplateSection, *, by: Actor) -> None:
    """Take a section away."""
    template = section.template
    template.sections.remove(section)
    number(template.sections)
    _said(template, f"removed the section “{section.heading}” from", by)


def _write(section: TemplateSection, facts: SectionFacts) -> TemplateSection:
    section.heading, section.kind = facts.heading, facts.kind.value
    section.hint, section.fixed_text = facts.hint, facts.fixed_text
    return section


def _said(template: ReportTemplate, words: str, by: Actor) -> None:
    said(f"{words} the report template “{template.name}”", by=by, about=f"body/{template.body_id}")


def _check_name(body: Body, name: str, template: ReportTemplate | None) -> None:
    if name.lower() in {one.name.lower() for one in body.report_templates if one is not template}:
        raise refuse("reports", f"There is already a report template called {name}.")
