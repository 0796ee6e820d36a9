"""What somebody did, in words for the person whom it is about."""

from collections.abc import Mapping
from types import MappingProxyType

from words.language import Words, Written

N = str  # marks a sentence for the catalogues

SAID: Mapping[str, str] = MappingProxyType(
    {
        "added to an answer": N("{who} added something to an answer to you."),
        "answered": N("{who} answered your question."),
        "asked": N("{who} asked something."),
        "called off": N("{who} called that you could not come."),
        "contact held": N("{who} noted a conversation about your work."),
        "coming after all": N("{who} called that you could come after all."),
        "called": N("{who} called you."),
        "came in": N("{who} came in with a link."),
        "candidate proposed": N("{who} proposed you to the employer."),
        "cost entered": N("{who} noted other costs of your work."),
        "cost taken back": N("{who} took back other costs of your work."),
        "day entered": N("{who} filled in a day."),
        "document issued": N("{who} made a document about you."),
        "document printed": N("{who} made a document about you into a file."),
        "erased": N("{who} took away old words about you."),
        "hours changed": N("{who} changed your hours a week."),
        "invite claimed again": N("{who} saw that your old link was opened once more."),
        "invited": N("{who} made a link for you."),
        "instrument noted": N("{who} noted that you worked somewhere in another way before."),
        "job offered": N("{who} offered you work."),
        "meeting proposed": N("{who} proposed to meet you."),
        "meeting answered": N("{who} answered when to meet."),
        "meeting called off": N("{who} said that they cannot come to meet after all."),
        "yes taken back": N("{who} took back a yes to work."),
        "no taken back": N("{who} took back a no to work."),
        "language chosen": N("{who} chose a language."),
        "cap warned": N("{who} warned that the highest premium is near."),
        "erasure asked": N("{who} asked that you are forgotten."),
        "erasure taken back": N("{who} said that your data stays."),
        "noted": N("{who} noted that something about your work is dealt with."),
        "messages chosen": N("{who} chose which messages come."),
        "question seen": N("{who} saw your question."),
        "concern added to": N("{who} added something to your report."),
        "concern answered": N("{who} answered your report."),
        "concern closed": N("{who} closed your report."),
        "concern passed on": N("{who} passed your report on to the reporting point."),
        "concern raised": N("{who} reported that something does not feel right."),
        "concern seen": N("{who} read your report."),
        "payment moment agreed": N("{who} agreed to a payment day."),
        "payment moment lapsed": N("{who} closed a proposed payment day that got no answer."),
        "payment moment passed": N("{who} closed a payment day on which there was nothing to pay."),
        "payment moment proposed": N("{who} proposed a payment day."),
        "payment moment taken back": N("{who} took back a payment day."),
        "seen as candidate": N("{who} looked at what you see here."),
        "start told": N("{who} told colleagues that you start."),
        "other premium entered": N("{who} noted another premium that you got."),
        "participation begun": N("{who} began with the explanation."),
        "participation confirmed": N("{who} noted that you want to take part."),
        "participation signed": N("{who} confirmed that you take part."),
        "passed on": N("{who} passed your question on to somebody else."),
        "person changed": N("{who} changed your data."),
        "person entered": N("{who} entered your data."),
        "point understood": N("{who} understood a point of the explanation."),
        "phone unlinked": N("{who} closed your phone for this bot."),
        "pin chosen": N("{who} chose a PIN."),
        "pin locked": N("{who} closed the PIN after too many wrong tries."),
        "placed": N("{who} noted that you can start."),
        "premium paid": N("{who} noted a premium that was paid to you."),
        "proposal declined": N("{who} did not choose you this time."),
        "recommended": N("{who} wrote about your work, or wrote nothing."),
        "to be called first": N("{who} came in and is called first."),
        "read without an answer": N("{who} read your message. No answer was needed."),
        "reason given": N("{who} told why not."),
        "ticket sent": N("{who} sent a photo of a ticket."),
        "travel paid": N("{who} noted travel costs that were paid to you."),
        "travel claimed": N("{who} filled in travel costs."),
        "unreachable": N("{who} saw that messages do not reach you."),
        "absence answered": N("{who} answered whether you were there."),
        "reported absent": N("{who} said that you were not there."),
        "mistake answered": N("{who} answered whether there was a mistake in your hours."),
        "mistake said": N("{who} said that there was a mistake in your hours."),
        "week confirmed": N("{who} said that your hours are right."),
        "week disputed": N("{who} said that your hours are not right."),
        "week entered on paper": N("{who} entered your week from a signed form."),
        "week imported": N("{who} took over your hours from an older list."),
        "week ruled": N("{who} decided about your hours."),
        "week signed": N("{who} signed your hours."),
        "week taken back": N("{who} took back your signature."),
        "week to consultant": N("{who} asked your contact person to decide about your hours."),
        "work ask made": N("{who} asked something about how your work goes on."),
        "work ask ended": N("{who} answered how your work goes on."),
        "work change proposed": N("{who} proposed a change of your work."),
        "work change ended": N("{who} answered a change of your work, or it was taken back."),
        "work extended": N("{who} said yes to going on longer with your work."),
        "end recorded": N("{who} noted how your work ended."),
        "work ended early": N("{who} noted that your work ends earlier."),
        "work wanted": N("{who} filled in what work you want."),
        "work wish ended": N("{who} answered what you wanted with your work, or you took it back."),
        "work ask passed on": N("{who} passed on to somebody else a question about how your work goes on."),
        "work wish passed on": N("{who} passed on to somebody else what you want with your work."),
        "work wished": N("{who} asked for a change in your work."),
        "wrote on": N("{who} wrote on about a question."),
    }
)
"""Every deed that the trail can hold about a person."""

ANSWERED = "offer answered"
WANTED = MappingProxyType(
    {True: N("{who} said yes to work."), False: N("{who} said no to work."), None: N("{who} answered an offer.")}
)
UNNAMED = N("{who} did something with your data.")


def deed_in_words(w: Words, deed: str, who: str, wants: bool | None) -> Written:
    """One sentence. A deed of an older version that no longer has one of its own is told in general."""
    sentence = WANTED[wants] if deed == ANSWERED else SAID.get(deed, UNNAMED)
    return w(sentence, who=who)
