"""Four people on one placement, each in a language of their own: Amina reads Arabic, Henk Turkish, Joost English, Karin Dutch.

Nobody's language is anybody else's, whoever did what was told: a card, a message that somebody else caused, a reminder of the clock, a
refusal, a document. The words are those on the screen; marks that only turn text are left out of them.
"""

from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.test_end_of_work import proof
from tests.stories.town import Folk

MARKS = dict.fromkeys(map(ord, "\u2068\u2069\u200e\u200f"))
DUTCH = "\n\nNederlands:\n"
"""From here on a translation that awaits its review has the Dutch beneath it."""


async def reads(phone: Phone, *lines: str, dutch: str = "", after: Message | int = 0) -> Message:
    """The newest message that begins with the first of these and has the others above the Dutch; and what the Dutch begins with."""
    first = after.id if isinstance(after, Message) else after
    await phone.town.quiet()
    for message in reversed(await phone.chat()):
        own, _, beneath = message.text.translate(MARKS).partition(DUTCH)
        if message.from_bot and message.id > first and own.startswith(lines[0]):
            assert [line for line in lines if line not in own] == [], own
            assert beneath.startswith(dutch) if dutch else not beneath, message.text
            return message
    raise AssertionError(f"{phone.first_name} does not read {lines[0]!r}:\n{await phone.printed()}")


async def refused(phone: Phone, message: Message, data: str, *lines: str, dutch: str = "") -> None:
    """A button of before that is pressed too late."""
    before = await phone.newest()
    await phone.presses_data(message, data)
    await reads(phone, *lines, dutch=dutch, after=before)


@on_sqlite
async def test_each_reads_their_own_language(open_town: OpenTown) -> None:
    """From two offers for one place to a confirmed week on paper."""
    town = await open_town()
    folk = await Folk.settle(town, candidate={"language": "ar"}, other_candidate={"language": "tr"}, employer={"language": "en"})
    amina, henk = await folk.phone("candidate"), await folk.phone("other_candidate")
    joost, karin = await folk.phone("employer"), await folk.phone("consultant")
    await _chosen(folk, amina, henk, joost, karin)
    await _asked_by_the_clock(amina)
    week = await _signed(amina)
    await _confirmed(amina, joost, week)
    await _on_paper(amina, joost)
    for phone, others in (
        (karin, ("Folders vouwen at", "عند", "işveren", "Nederlands:")),
        (joost, ("Folders vouwen bij", "Nederlands:", "عند", "işveren")),
        (henk, ("عند", "Folders vouwen at")),
        (amina, ("işveren", "Folders vouwen at")),
    ):
        await phone.sees_nothing_of(*others)


async def _chosen(folk: Folk, amina: Phone, henk: Phone, joost: Phone, karin: Phone) -> None:
    """Both want the one place; Joost chooses Amina. Who answers once more is refused."""
    job = await folk.job()
    await folk.offer(job)
    await folk.offer(job, to="other_candidate")
    hers = await reads(
        amina, "هل تريد هذا العمل؟", "Folders vouwen عند Drukkerij De Punt", "متى: الثلاثاء، الخميس: 14:00 إلى 17:00",
        "مكافأتك (premie): 2.00 € عن كل ساعة تعملها.", dutch="Wil je dit werk doen?",
    )  # fmt: skip
    his = await reads(
        henk, "Bu işi yapmak istiyor musunuz?", "Folders vouwen, işveren: Drukkerij De Punt",
        "Ne zaman: Salı, Perşembe: 14:00 – 17:00", "Ne kadar: haftada 6 saat", dutch="Wil je dit werk doen?",
    )  # fmt: skip
    no = his.data("Hayır")
    await amina.taps(hers, "نعم، قدّم اسمي")
    await henk.taps(his, his.buttons[0])
    await refused(henk, his, no, "Buna zaten cevap verildi. Cevap olduğu gibi kalır.", dutch="Hier is al op geantwoord.")
    for name in ("Henk", "Amina"):
        wish = await reads(karin, f"{name} wil voorgesteld worden bij Drukkerij De Punt.", "Wanneer: dinsdag, donderdag")
        await karin.taps(wish, "Voorstellen")
    await reads(amina, "قُدِّم اسمك إلى Drukkerij De Punt من Karin. سيصلك الخبر منا.")
    await reads(henk, "Karin sizi önerdi. İşveren: Drukkerij De Punt. Bizden haber alırsınız.")
    proposal = await reads(joost, "Amina would like to work for you.", "When: Tuesday, Thursday: 14:00 to 17:00")
    not_now = proposal.data(proposal.buttons[1])
    await joost.taps(proposal, "Welcome")
    await refused(joost, proposal, not_now, "This was already answered. The answer stays as it was.")
    await reads(joost, "Confirmed: Amina comes to work for you.", "Tariff: €18.50 for every hour worked.")
    await reads(
        amina,
        "هذا عملك:",
        "أول يوم: 1 ديسمبر 2026",
        "شخص الاتصال (contactpersoon) الخاص بك: Karin Smit.",
        dutch="Dit is je werk:",
    )
    await reads(
        henk,
        "“Folders vouwen” için yer doldu.\nBu sizin hakkınızda bir şey söylemez.",
        dutch="De plek voor “Folders vouwen” is vergeven.",
    )
    await reads(karin, "Drukkerij De Punt koos Amina. De plaatsing is gemaakt.")


async def _asked_by_the_clock(amina: Phone) -> None:
    """The question at the end of a shift, and an hour later the reminder."""
    question = ("كيف كان عملك في يوم الثلاثاء 1 ديسمبر؟", "في الخطة: 14:00 إلى 17:00، 3 ساعات.")
    await amina.town.clock(now="2026-12-01T17:00:00+01:00")
    asked = await reads(amina, *question, dutch="Hoe was je werk op dinsdag 1 december?")
    await amina.town.clock(now="2026-12-01T18:01:00+01:00")
    again = await reads(amina, *question, dutch="Hoe was je werk op dinsdag 1 december?", after=asked)
    await amina.taps(again, "نعم، كما في الخطة")
    await reads(amina, "تم الحفظ: 14:00 إلى 17:00، 3 ساعات.", dutch="Opgeslagen: 14:00 tot 17:00, 3 uur.")


async def _signed(amina: Phone) -> Message:
    """The last day, and the week."""
    await amina.town.clock(now="2026-12-03T17:00:00+01:00")
    day = await reads(amina, "كيف كان عملك في يوم الخميس 3 ديسمبر؟", dutch="Hoe was je werk op donderdag 3 december?")
    await amina.taps(day, "نعم، كما في الخطة")
    week = await reads(
        amina, "هل أسبوعك صحيح؟", "• الثلاثاء 1 ديسمبر: 14:00 إلى 17:00: 3 ساعات", "المجموع: 6 ساعات",
        "مكافأة هذا الأسبوع: 12.00 €", dutch="Klopt je week?",
    )  # fmt: skip
    await amina.taps(week, "أسبوعي صحيح")
    await amina.town.clock(advance="PT61S")
    return week


async def _confirmed(amina: Phone, joost: Phone, week: Message) -> None:
    """Joost lets it lie until the clock asks him again; then Amina hears it, and signs once too often."""
    asked = await reads(joost, "Are these hours right?", "• Thursday 3 December: 14:00 to 17:00: 3 hours", "Together: 6 hours")
    await joost.town.clock(now="2026-12-08T09:00:00+01:00")
    again = await reads(joost, "Are these hours right?", "Costs: €111.00 (€18.50 an hour)", after=asked)
    await joost.taps(again, "Right")
    await reads(amina, "تم التأكيد: 6 ساعات.\nمكافأة (premie) هذا الأسبوع: 12.00 €.", dutch="Bevestigd: 6 uur.")
    await refused(
        amina, week, week.data("أسبوعي صحيح"), "هذا الأسبوع تم تأكيده من قبل. الساعات لا تتغير الآن.", dutch="Deze week is al bevestigd."
    )  # fmt: skip


async def _on_paper(amina: Phone, joost: Phone) -> None:
    """The same in Dutch for both, and behind it hers in Arabic, his in English; so is what stands beneath the file."""
    hers = await reads(amina, "جاء التأكيد من Drukkerij De Punt.", dutch="Bevestigd door Drukkerij De Punt.")
    paper = next(caption for caption in hers.buttons if caption.translate(MARKS) == "ورقة الساعات (PDF)")
    await amina.taps(hers, paper)
    file, said = await proof(amina)
    assert file.file is not None
    assert file.file["caption"].translate(MARKS).startswith("هذه ورقة الساعات (urenstaat) التي وقّعها الطرفان.")
    assert said.index("Getekend door beide kanten") < said.index("المجموع")
    assert "Signed by both sides" not in said
    his = await reads(joost, "Confirmed by Joost Visser on Tuesday 8 December")
    await joost.taps(his, "Timesheet (PDF)")
    file, same = await proof(joost)
    assert file.file is not None
    assert file.file["caption"].startswith("This is the timesheet that both sides signed.")
    assert same.index("Getekend door beide kanten") < same.index("Tuesday 1 December 14:00 17:00 3 hours")
    assert "المجموع" not in same
