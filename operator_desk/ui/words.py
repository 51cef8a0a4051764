"""The words for the codes that desk, server and Asterisk use. Headless code returns codes; here they become texts.

A code without words is shown as it is: better a strange word than none.
"""

from PySide6.QtCore import QCoreApplication

from sync.protocol import Candidate, Certainty, Evidence

translate = QCoreApplication.translate


def call_state(state: str, *, gone: bool = False) -> str:
    if gone:
        return translate("words", "Ended")
    return {
        "ringing": translate("words", "Ringing"),
        "talking": translate("words", "Talking"),
        "held": translate("words", "On hold"),
        "ended": translate("words", "Ended"),
    }.get(state, state)


def own_state(state: str) -> str:
    """What the operator is now, in the word of the call bar."""
    return {
        "unknown": translate("words", "Not known"),
        "no_phone": translate("words", "No phone"),
        "unreachable": translate("words", "Unreachable"),
        "ringing": translate("words", "Being called"),
        "talking": translate("words", "In a call"),
        "ready": translate("words", "Ready"),
        "no_queue": translate("words", "In no queue"),
    }.get(state, state)


def pause(reason: str) -> str:
    """The reason of a pause; another program's word is shown as it is."""
    return {
        "": translate("words", "Pause"),
        "BREAK": translate("words", "Break"),
        "LUNCH": translate("words", "Lunch"),
        "PAPERWORK": translate("words", "Paperwork"),
        "TRAINING": translate("words", "Training"),
    }.get(reason, reason)


def colleague_state(state: str, reason: str) -> str:
    if state == "paused":
        return pause(reason)
    return {
        "ready": translate("words", "free"),
        "ringing": translate("words", "being called"),
        "talking": translate("words", "in a call"),
        "away": translate("words", "not there"),
    }.get(state, state)


def act(code: str) -> str:
    """The name of an act that failed."""
    return {
        "answer": translate("words", "Not answered"),
        "hold": translate("words", "Not held"),
        "resume": translate("words", "Still on hold"),
        "transfer": translate("words", "Not handed over"),
        "hang_up": translate("words", "Not hung up"),
        "pause": translate("words", "Not paused"),
        "ready": translate("words", "Still paused"),
    }.get(code, code)


def act_failure(code: str) -> str:
    """Why, what is safe, what to do. A call that could not be acted on goes on."""
    return {
        "line_down": translate("words", "no link to the server. Nothing was sent; use the phone itself."),
        "asterisk_down": translate("words", "Asterisk is not heard. Nothing was sent; use the phone itself."),
        "not_known": translate("words", "Asterisk does not say whether it was done. Look at the phone."),
        "too_slow": translate("words", "the server does not say whether it was done. Look at the phone."),
        "refused": translate("words", "Asterisk refuses. All is as it was; try again or use the phone."),
        "no_call": translate("words", "the call is no longer yours."),
        "not_ringing": translate("words", "the call does not ring any more."),
        "not_talking": translate("words", "you do not talk in this call."),
        "not_held": translate("words", "the call is not on hold."),
        "not_offered": translate("words", "phones here cannot be told to. Use the phone itself."),
        "bad_target": translate("words", "this is no extension. The call goes on here."),
        "bad_reason": translate("words", "the server does not know this reason."),
        "no_queue": translate("words", "you serve no queue. Ask the administrator."),
        "no_phone": translate("words", "no phone is entered for you. Ask the administrator."),
        "not_allowed": translate("words", "your role may not do this"),
        "too_many": translate("words", "too much at once. Wait a moment and try again."),
        "another_call": translate("words", "another call has just come to the front. Look, and press again."),
    }.get(code, code)


def gone_reason(reason: str, by: str | None) -> str:
    if reason == "answered_elsewhere" and by:
        return translate("words", "Answered by {0}").format(by)
    if reason == "transferred" and by:
        return translate("words", "Transferred to {0}").format(by)
    return {
        "answered_elsewhere": translate("words", "Answered by a colleague"),
        "no_answer": translate("words", "Not answered, went on"),
        "transferred": translate("words", "Transferred"),
        "ended": translate("words", "Call ended"),
        "caller_gave_up": translate("words", "Caller hung up"),
        "lost": translate("words", "Ended while the line was down"),
    }.get(reason, reason)


def not_looked_up(problem: str) -> str:
    """Why nobody could find out who is calling."""
    return {
        "database_down": translate("words", "The server does not reach its database."),
        "busy": translate("words", "The server had too much to do."),
    }.get(problem, problem)


def certainty(value: Certainty) -> str:
    return {
        Certainty.VERIFIED: translate("words", "verified number"),
        Certainty.ON_FILE: translate("words", "number on file"),
        Certainty.GUESSED: translate("words", "a guess"),
    }[value]


def certainty_tone(value: Certainty) -> str:
    return {Certainty.VERIFIED: "good", Certainty.ON_FILE: "good", Certainty.GUESSED: "warn"}[value]


def how_sure(candidate: Candidate) -> str:
    """The certainty in the words of its reason: an account that was entered is not a number on file."""
    by_account = Evidence.ACCOUNT_ENTERED in candidate.evidence and Evidence.PHONE_ON_FILE not in candidate.evidence
    if candidate.certainty is Certainty.ON_FILE and by_account:
        return translate("words", "by entered account")
    return certainty(candidate.certainty)


def evidence(value: Evidence) -> str:
    return {
        Evidence.PHONE_VERIFIED: translate("words", "number verified"),
        Evidence.PHONE_ON_FILE: translate("words", "number on file"),
        Evidence.ACCOUNT_ENTERED: translate("words", "entered this account"),
        Evidence.CALLED_BEFORE: translate("words", "called from this number before"),
        Evidence.OPEN_REQUEST: translate("words", "has an open request"),
        Evidence.RECENT_CALL: translate("words", "called lately"),
        Evidence.CHOSEN: translate("words", "chosen by the operator"),
    }[value]


def matched(kind: str) -> str:
    return {
        "phone": translate("words", "phone"),
        "account": translate("words", "account"),
        "meter": translate("words", "meter"),
        "request": translate("words", "request"),
        "name": translate("words", "name"),
        "address": translate("words", "address"),
        "tax_id": translate("words", "tax number"),
    }.get(kind, kind)


def zone(code: str) -> str:
    return {
        "day": translate("words", "day"),
        "night": translate("words", "night"),
        "peak": translate("words", "peak"),
        "half_peak": translate("words", "half-peak"),
        "all": translate("words", "single rate"),
    }.get(code, code)


def service(code: str) -> str:
    return {
        "electricity": translate("words", "Electricity"),
        "gas": translate("words", "Gas"),
        "heat": translate("words", "Heating"),
        "water": translate("words", "Water"),
    }.get(code, code)


def unit(code: str) -> str:
    return {"kWh": translate("words", "kWh"), "m3": translate("words", "m³"), "Gcal": translate("words", "Gcal")}.get(
        code, code
    )


def reading_kind(code: str) -> str:
    return {
        "actual": translate("words", "actual"),
        "customer": translate("words", "by the client"),
        "estimated": translate("words", "estimated"),
        "verified": translate("words", "verified"),
    }.get(code, code)


def reading_source(code: str) -> str:
    return {
        "call": translate("words", "by phone"),
        "web": translate("words", "client's account online"),
        "app": translate("words", "mobile app"),
        "inspector": translate("words", "inspector"),
        "import": translate("words", "meter operator"),
    }.get(code, code)


def request_status(code: str) -> str:
    return {
        "open": translate("words", "open"),
        "taken": translate("words", "in work"),
        "done": translate("words", "done"),
        "withdrawn": translate("words", "withdrawn"),
    }.get(code, code)


def account_status(code: str) -> str:
    return {
        "active": translate("words", "in force"),
        "open": translate("words", "in force"),
        "closed": translate("words", "closed"),
        "cut_off": translate("words", "cut off"),
        "suspended": translate("words", "suspended"),
    }.get(code, code)


def phone_state(code: str) -> str:
    return {
        "ready": translate("words", "ready"),
        "ringing": translate("words", "ringing"),
        "busy": translate("words", "busy"),
        "unreachable": translate("words", "unreachable"),
        "unknown": translate("words", "state unknown"),
        "none": translate("words", "no phone"),
    }.get(code, code)


def interaction_kind(channel: str, direction: str) -> str:
    if channel == "call":
        return translate("words", "Call") if direction == "inbound" else translate("words", "Call out")
    return {"email": translate("words", "E-mail"), "web": translate("words", "Web message")}.get(channel, channel)


def call_end(code: str) -> str:
    """How a call in the history ended, where it did not end in a talk."""
    return {
        "abandoned": translate("words", "caller gave up"),
        "ivr_only": translate("words", "menu only"),
        "busy": translate("words", "busy"),
        "no_answer": translate("words", "no answer"),
        "failed": translate("words", "failed"),
        "lost": translate("words", "line was down"),
    }.get(code, "")


def link_reason(code: str) -> str:
    return {
        "refused": translate("words", "server refuses"),
        "unreachable": translate("words", "server does not answer"),
        "tls": translate("words", "certificate not trusted"),
        "closed": translate("words", "connection closed"),
    }.get(code) or sign_in_refusal(code)


def sign_in_refusal(code: str) -> str:
    return {
        "wrong_password": translate("words", "Login or password is wrong."),
        "expired": translate("words", "The session has ended. Please sign in again."),
        "locked": translate("words", "Too many attempts: this login is locked for now."),
        "too_old": translate("words", "This program is too old for the server. Ask for the update."),
        "too_new": translate("words", "This program is newer than the server. Ask the administrator."),
        "elsewhere": translate("words", "You have signed in at another desk."),
        "signed_out": translate("words", "You have signed out."),
    }.get(code, code)


def rejection(code: str) -> str:
    """Why the server would not do a command."""
    return {
        "not_allowed": translate("words", "your role may not do this"),
        "conflict": translate("words", "somebody changed it meanwhile"),
        "unknown_client": translate("words", "the client is not there any more"),
        "unknown_account": translate("words", "the account is not there any more"),
        "account_of_another": translate("words", "the account is another client's"),
        "account_without_client": translate("words", "the account stands without its client"),
        "unknown_staff": translate("words", "your login is not known any more"),
        "unknown_type": translate("words", "this request type is no longer used"),
        "malformed": translate("words", "the server found a fault in the fields"),
        "too_long": translate("words", "a text is too long for the server"),
        "rejected_before": translate("words", "it was rejected before"),
    }.get(code) or reading_rejection(code)


def reading_rejection(code: str) -> str:
    """Why the server would not take a reading: somebody else's came between, or the records say more than the card."""
    return {
        "reason_needed": translate("words", "the reading is out of the ordinary: a reason is needed"),
        "meter_not_here": translate("words", "the meter is not at this account any more"),
        "no_such_reading": translate("words", "the reading is not there any more"),
        "reading_of_another": translate("words", "the reading is another operator's"),
        "already_billed": translate("words", "a bill was made of it: file a request"),
        "register_missing": translate("words", "a register is missing"),
        "too_many_digits": translate("words", "the register has fewer digits"),
        "reading_in_future": translate("words", "the day has not come yet"),
        "before_installation": translate("words", "the meter was not there yet"),
        "before_previous": translate("words", "it was read later already"),
        "registers_swapped": translate("words", "the registers are swapped"),
        "rollover_possible": translate("words", "lower than before: did it go through nought?"),
        "no_rollover": translate("words", "it cannot have gone through nought"),
        "lower_than_before": translate("words", "lower than the reading before"),
        "verification_expired": translate("words", "the meter's verification has ended"),
    }.get(code, code)


def no_answer(code: str) -> str:
    """Why a card, a search or a page cannot be had now."""
    return {
        "no_such_client": translate("words", "the client is not there any more"),
        "line_down": translate("words", "no link to the server, and no copy at this desk"),
        "too_slow": translate("words", "the server takes too long"),
        "busy": translate("words", "the server is busy"),
        "database_down": translate("words", "the server's database is down"),
        "not_allowed": translate("words", "your role may not do this"),
    }.get(code, code)


def not_kept(code: str) -> str:
    """Why this desk could not keep a draft; the text stays in the window."""
    return {
        "full": translate("words", "the disk is full"),
        "busy": translate("words", "the disk does not answer"),
        "read_only": translate("words", "the disk may not be written"),
        "unreadable": translate("words", "the store of this desk cannot be read"),
        "failed": translate("words", "the disk fails"),
        "unknown_type": translate("words", "this request type is no longer used"),
        "no_catalogue": translate("words", "the request types are not here yet"),
    }.get(code, code)


def field_problem(code: str, args: tuple[object, ...]) -> str:
    """What is wrong with a field, and with it what to do."""
    text = {
        "required": translate("words", "Please fill in."),
        "not_a_number": translate("words", "Digits only."),
        "not_whole": translate("words", "A whole number, please."),
        "not_money": translate("words", "An amount such as 850.00."),
        "not_a_date": translate("words", "A date such as 25.10.2026."),
        "not_a_period": translate("words", "A month such as 10.2026."),
        "not_a_phone": translate("words", "Not a telephone number."),
        "not_a_choice": translate("words", "Choose from the list."),
        "not_on_card": translate("words", "Not on this client's card."),
        "no_card": translate("words", "Choose the client first."),
        "in_future": translate("words", "This date has not come yet."),
        "too_early": translate("words", "Not before {0}."),
        "too_late": translate("words", "Not after {0}."),
        "period_reversed": translate("words", "The end stands before the beginning."),
        "phone_extension": translate("words", "An extension cannot be called from outside: {0}."),
        "not_email": translate("words", "An address such as name@example.com."),
        "card_number": translate("words", "This looks like a bank card: never write its number down."),
        "too_small": translate("words", "At least {0}."),
        "too_large": translate("words", "At most {0}."),
        "too_long": translate("words", "At most {0} characters."),
        "too_many_digits": translate("words", "The register has {0} digits."),
    }.get(code, code)
    try:
        return text.format(*args)
    except IndexError:
        return text
