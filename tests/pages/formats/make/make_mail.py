"""Mails, calendars, feeds and tables: python3 make_mail.py (not run by the tests)."""

from email import policy
from email.message import EmailMessage

import texts

CRLF = policy.SMTP
PIXEL = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")
DAY = {"Date": "Mon, 03 Mar 2025 09:30:00 +0000", "From": "Business unit <news@tarnbridge.example>",
       "To": "everybody@tarnbridge.example"}
OUTLOOK = ("<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><!--[if gte mso 9]><xml><o:Office>Do not read me</o:Office></xml>"
           "<![endif]--><style>p.MsoNormal {{margin:0cm}}</style></head><body><div class=WordSection1>{}</div></body></html>")


def mail(name, expected, build, **heads):
    message = EmailMessage(policy=CRLF)
    for key, value in (DAY | {"Subject": expected["title"]} | heads).items():
        message[key] = value
    build(message)
    if message.is_multipart():
        message.set_boundary("=-part-of-" + name.split(".")[0])
    expected.setdefault("metadata", {"published": "2025-03-03"})
    texts.keep("eml", name, expected).write_bytes(message.as_bytes())


def mails():
    news, form = texts.load("newsletter"), texts.load("contacts")
    said = texts.main_text(news, numbers=False)
    body = texts.html_body(news)
    plain = lambda words, **more: lambda m: m.set_content(words, **more)
    short = "The café’s “quiet hour” is now £2. Bring a child’s drawing."
    mail("plain-7bit.eml", {"title": "Room change", "main": "The forum moves to room 4."}, plain("The forum moves to room 4.\n"))
    for charset, code in (("windows-1252", "quoted-printable"), ("windows-1252", "base64"), ("utf-8", "quoted-printable"),
                          ("utf-8", "base64"), ("utf-8", "8bit")):
        mail(f"plain-{charset}-{code}.eml", {"title": "Quiet hour – café", "main": short}, plain(short + "\n", charset=charset, cte=code))
    mail("format-flowed.eml", {"title": "Long lines", "main": "This paragraph was broken by the program that sent it and is one paragraph."},
         plain("This paragraph was broken by the program \nthat sent it and is one \nparagraph.\n", params={"format": "flowed"}))

    def alternative(m):
        m.set_content("Your program cannot show this newsletter.\n")
        m.add_alternative(page(body), subtype="html", cte="quoted-printable")
    page = lambda inside: "<html><body>" + inside + "</body></html>"
    heads = texts.headings(news)
    never = ["cannot show this newsletter"]
    mail("alternative-html-preferred.eml", {"title": news["title"], "main": said, "headings": heads, "never": never}, alternative)

    def outlook(m):
        m.set_content("Your program cannot show this newsletter.\n")
        m.add_alternative(OUTLOOK.format("<p class=MsoNormal><b>Bruising protocol</b><o:p></o:p></p><p class=MsoNormal>Ring the new number, "
                                         "01632 960190.<o:p>&nbsp;</o:p></p>"), subtype="html", charset="windows-1252", cte="quoted-printable")
    mail("outlook-mso.eml", {"title": "Bruising", "main": "Bruising protocol\nRing the new number, 01632 960190.",
                             "never": never + ["Do not read me", "MsoNormal"]}, outlook)

    def related(m):
        m.set_content(page("<img src='cid:logo' alt=''>" + body), subtype="html", cte="base64")
        m.add_related(PIXEL, "image", "gif", cid="<logo>")
    mail("related-inline-image.eml", {"title": news["title"], "main": said, "headings": heads}, related)

    def mixed(m):
        m.set_content("Two papers are attached.\n")
        m.add_attachment((texts.OUT / "pdf/fostering-leaflet-reportlab.pdf").read_bytes(), "application", "pdf", filename="leaflet.pdf")
        m.add_attachment((texts.OUT / "docx/hidden-text-by-hand.docx").read_bytes(), "application",
                         "vnd.openxmlformats-officedocument.wordprocessingml.document", filename="visiting.docx")
    mail("mixed-pdf-and-docx.eml", {"title": "Papers", "main": "Two papers are attached.", "attachments": [
        {"name": "leaflet.pdf", "media_type": "application/pdf"},
        {"name": "visiting.docx", "media_type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}]}, mixed)

    def forwarded(m):
        inner = EmailMessage(policy=CRLF)
        inner["Subject"], inner["From"], inner["Date"] = "New lead", "hub@marlhaven.example", "Fri, 28 Feb 2025 16:00:00 +0000"
        inner.set_content("The designated lead starts in April.\n")
        m.set_content("Please see below.\n")
        m.add_attachment(inner)
    mail("forwarded-message.eml", {"title": "Fwd: New lead", "main": "Please see below.",
                                   "attachments": [{"name": "New lead", "media_type": "message/rfc822"}]}, forwarded)


ZONE = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19810329T010000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


def event(uid, *lines):
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}@tarnbridge.example", "DTSTAMP:20250101T000000Z", *lines, "END:VEVENT", ""])


def calendar(name, events, *parts, zone=True):
    body = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Tarnbridge//Diary//EN\n" + (ZONE if zone else "") + "".join(parts) + "END:VCALENDAR\n"
    texts.keep("ics", name, {"events": events}).write_bytes(body.replace("\n", "\r\n").encode())


def calendars():
    at = lambda day, clock="093000": f"DTSTART;TZID=Europe/London:{day}T{clock}"
    to = lambda day, clock="123000": f"DTEND;TZID=Europe/London:{day}T{clock}"
    one = lambda summary, day, **more: {"summary": summary, "first": day, "last": day, "from_time": "09:30", "to_time": "12:30"} | more
    calendar("zoned.ics", [one("Forum", "2025-07-08")], event(1, at("20250708"), to("20250708"), "SUMMARY:Forum"))
    calendar("utc-in-summer.ics", [one("Drop-in", "2025-07-08", from_time="10:00", to_time="11:00")],
             event(1, "DTSTART:20250708T090000Z", "DTEND:20250708T100000Z", "SUMMARY:Drop-in"))
    calendar("all-day.ics", [{"summary": "Inset day", "first": "2025-09-01", "last": "2025-09-01"}],
             event(1, "DTSTART;VALUE=DATE:20250901", "DTEND;VALUE=DATE:20250902", "SUMMARY:Inset day"), zone=False)
    calendar("all-day-week.ics", [{"summary": "Safeguarding week", "first": "2025-11-17", "last": "2025-11-21"}],
             event(1, "DTSTART;VALUE=DATE:20251117", "DTEND;VALUE=DATE:20251122", "SUMMARY:Safeguarding week"), zone=False)
    calendar("cancelled.ics", [one("Conference", "2025-05-21", cancelled=True)],
             event(1, at("20250521"), to("20250521"), "STATUS:CANCELLED", "SUMMARY:Conference"))
    weekly = "FREQ=WEEKLY;COUNT=4"
    calendar("weekly.ics", [one("Clinic", "2025-03-20", repeats=weekly, occurrences=["2025-03-20", "2025-03-27", "2025-04-03", "2025-04-10"])],
             event(1, at("20250320"), to("20250320"), "RRULE:" + weekly, "SUMMARY:Clinic"))
    calendar("weekly-but-one.ics", [one("Clinic", "2025-03-20", repeats=weekly, occurrences=["2025-03-20", "2025-04-03", "2025-04-10"])],
             event(1, at("20250320"), to("20250320"), "RRULE:" + weekly, "EXDATE;TZID=Europe/London:20250327T093000", "SUMMARY:Clinic"))
    calendar("one-moved.ics", [one("Clinic", "2025-03-20", repeats=weekly, occurrences=["2025-03-20", "2025-04-03", "2025-04-10"]),
                               one("Clinic (moved)", "2025-03-28")],
             event(1, at("20250320"), to("20250320"), "RRULE:" + weekly, "SUMMARY:Clinic"),
             event(1, "RECURRENCE-ID;TZID=Europe/London:20250327T093000", at("20250328"), to("20250328"), "SUMMARY:Clinic (moved)"))
    calendar("escaped.ics", [one("Babies, bruises; and us", "2025-06-03")], event(1, at("20250603"), to("20250603"), r"SUMMARY:Babies\, bruises\; and us"))
    calendar("folded.ics", [one("A summary so long that the program folded it", "2025-06-04")],
             event(1, at("20250604"), to("20250604"), "SUMMARY:A summary so long that the pro\n gram folded it"))
    monthly = "FREQ=MONTHLY;BYDAY=2TU;COUNT=3"
    calendar("second-tuesday.ics", [one("Panel", "2025-01-14", repeats=monthly, occurrences=["2025-01-14", "2025-02-11", "2025-03-11"])],
             event(1, at("20250114"), to("20250114"), "RRULE:" + monthly, "SUMMARY:Panel"))
    calendar("duration.ics", [one("Briefing", "2025-06-05", to_time="10:15")], event(1, at("20250605"), "DURATION:PT45M", "SUMMARY:Briefing"))


if __name__ == "__main__":
    mails()
    calendars()
