"""Roles, permissions, and the one table that says which role holds which (rendered by the help page)."""

from enum import StrEnum


class Role(StrEnum):
    """What someone is to a body. Member and chair follow from a seat and end with it (Y4); the rest are granted."""

    PUBLIC = "public"
    MEMBER = "member"
    CHAIR = "chair"
    AUTHOR = "report author"
    CLERK = "clerk"
    MONITORING_OFFICER = "monitoring officer"
    ADMINISTRATOR = "administrator"


ROLE_WORDS: dict[Role, str] = {
    Role.PUBLIC: "Anyone, without signing in.",
    Role.MEMBER: "Has a seat on the panel today. The role comes with the seat and ends with it.",
    Role.CHAIR: "Has the chair’s seat on the panel today.",
    Role.AUTHOR: "Writes reports for the panel.",
    Role.CLERK: "Runs the panel’s meetings, papers and minutes.",
    Role.MONITORING_OFFICER: "Watches over what is decided, withheld and recorded.",
    Role.ADMINISTRATOR: "Sets up the council, panels and accounts. Reads no restricted papers.",
}

GRANTED = (Role.CLERK, Role.AUTHOR, Role.MONITORING_OFFICER, Role.ADMINISTRATOR)


class Permission(StrEnum):
    """What may be done, in the words of the help page."""

    READ_MEMBERS_PAPERS = "Read the members’ edition of papers"
    READ_RESTRICTED = "Read exempt and confidential papers"
    READ_LOOKS = "See who looked at closed papers, and who may see them"
    DECIDE_ACCESS = "Decide who else may see a closed paper, and from whom it is kept"
    READ_DRAFT_MINUTES = "Read minutes before they are published"
    READ_TRAIL = "Read the history of a meeting: who changed what"
    DECLARE = "Declare an interest"
    KEEP_REGISTER = "Keep the register of members’ interests"
    JUDGE_INTERESTS = "Grant dispensations, and keep what of the register is sensitive"
    WRITE_REPORT = "Write and upload reports"
    PLAN_MEETINGS = "Plan, call, postpone and cancel meetings"
    DRAFT_AGENDA = "Draft agendas"
    PUBLISH = "Publish packs, supplements and notices"
    WITHDRAW = "Withdraw what was published, at once and with a reason"
    OPEN_SEALED = "Open the original of what was withdrawn"
    TAKE_MINUTES = "Take and correct minutes, attendance and interests"
    AGREE_MINUTES = "Agree minutes before they are published, and sign them when approved"
    SET_UP_BODY = "Change a panel, its seats, standard items and report templates"
    KEEP_PEOPLE = "Add people and change how they are shown"
    INVITE = "Invite people to sign in, and give and take away roles"
    SET_UP_COUNCIL = "Change the council’s name, address and colours"
    DISPOSE = "Say how long records are kept, and dispose of those whose time is over"
    READ_OUTBOX = "Read the outbox of e-mails"


P = Permission
_MEMBER = frozenset({P.READ_MEMBERS_PAPERS, P.DECLARE})
_NOT_THE_CLERK = {
    *(P.AGREE_MINUTES, P.DECLARE, P.SET_UP_COUNCIL, P.READ_OUTBOX),
    *(P.OPEN_SEALED, P.JUDGE_INTERESTS, P.DECIDE_ACCESS, P.DISPOSE),
}
_CLERK = frozenset(P) - _NOT_THE_CLERK

MAY: dict[Role, frozenset[Permission]] = {
    Role.PUBLIC: frozenset(),
    Role.MEMBER: _MEMBER,
    Role.CHAIR: _MEMBER | {P.AGREE_MINUTES, P.READ_DRAFT_MINUTES, P.READ_TRAIL},
    Role.AUTHOR: frozenset({P.WRITE_REPORT, P.READ_MEMBERS_PAPERS}),
    Role.CLERK: _CLERK,
    Role.MONITORING_OFFICER: frozenset(
        {
            *(P.READ_MEMBERS_PAPERS, P.READ_RESTRICTED, P.READ_DRAFT_MINUTES, P.READ_TRAIL, P.KEEP_PEOPLE),
            *(P.WITHDRAW, P.OPEN_SEALED, P.KEEP_REGISTER, P.JUDGE_INTERESTS, P.READ_LOOKS, P.DECIDE_ACCESS),
            P.DISPOSE,
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        {P.SET_UP_BODY, P.KEEP_PEOPLE, P.INVITE, P.SET_UP_COUNCIL, P.READ_TRAIL, P.READ_OUTBOX}
    ),
}


def allowed(roles: frozenset[Role], permission: Permission) -> bool:
    """Whether any of the roles holds the permission."""
    return any(permission in MAY[role] for role in roles)
