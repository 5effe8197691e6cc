package message_test

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/message"
)

func TestADraftIsFromTheAccountManagerToTheClientWithACopyToFinance(t *testing.T) {
	m, findings := draw(t, fixture.Report(t, "en-GB"), paper, book)
	for header, want := range map[string]string{
		"From": `"Meridian Managed Services" <accounts@meridian.example>`, "To": "<it@acme.example>",
		"Cc": "<ap@acme.example>", "Bcc": "",
		"Date": "Tue, 03 Nov 2026 06:30:00 +0100", "Mime-Version": "1.0", "X-Unsent": "1", "User-Agent": "", "X-Mailer": "",
	} {
		if got := m.head.Get(header); got != want {
			t.Errorf("%s: %q, want %q", header, got, want)
		}
	}
	if m.subject != "Service level report October 2026: Acme Retail" {
		t.Errorf("subject %q", m.subject)
	}
	if !regexp.MustCompile(`^<[0-9a-f]{32}@meridian\.example>$`).MatchString(m.head.Get("Message-Id")) {
		t.Errorf("Message-ID %q", m.head.Get("Message-Id"))
	}
	want := []attached{
		{"Acme Retail 2026-10.pdf", "application/pdf", paper.Content},
		{"Acme Retail 2026-10.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", book.Content},
	}
	if d := cmp.Diff(want, m.files, cmp.AllowUnexported(attached{})); d != "" {
		t.Error(d)
	}
	if len(findings) > 0 {
		t.Errorf("findings %v", findings)
	}
}

const nbsp = "\u00a0"

func TestTheLetterInEnglish(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	r.Claims.DisputeUntil = "2026-12-03"
	m, _ := draw(t, r, paper)
	want := strings.Join([]string{
		"Hello,",
		"In October 2026 we missed 3 of the 8 objectives judged.",
		"“WAN availability” weighs most: you saw 99.04 %, by the agreement it is 99.40 %, and at least 99.95 % was " +
			"promised; “VPN reachability” has no verdict, since what was measured does not decide it. Of 7 h 10 min of " +
			"downtime, 3 h 45 min was outside our control. Of 31 missed deadlines, 20 were outside our control.",
		fmt.Sprintf(
			"A credit of €7,260.00 is payable to you; we are finding out who answers for what is undetermined, on which "+
				"€590.00 depend; please check the %d accepted claims and dispute what is not right by 3 Dec 2026.",
			r.Claims.Accepted.Len(),
		),
		"Attached: Acme Retail 2026-10.pdf",
		"Kind regards\r\nMeridian Managed Services\r\naccounts@meridian.example\r\n",
	}, "\r\n\r\n")
	if d := cmp.Diff(want, strings.ReplaceAll(m.text, nbsp, " ")); d != "" {
		t.Error(d)
	}
}

func TestTheLetterInGerman(t *testing.T) {
	r := fixture.Report(t, "de-DE")
	r.Claims.DisputeUntil = "2026-12-03"
	r.Claims.Accepted = report.ManyOf(*r.Claims.Accepted.At(0))
	m, _ := draw(t, r, paper, book)
	if m.subject != "Service-Level-Bericht Oktober 2026: Acme Retail" {
		t.Errorf("subject %q", m.subject)
	}
	want := strings.Join([]string{
		"Guten Tag,",
		"Im Zeitraum Oktober 2026 haben wir 3 der 8 beurteilten Ziele verfehlt.",
		"Am schwersten wiegt „" + r.Objectives[5].Name +
			"“: Sie haben 99,04 % erlebt, nach der Vereinbarung sind es 99,40 %, und zugesagt war mindestens 99,95 %; „" +
			r.Objectives[6].Name +
			"“ hat kein Urteil, weil das Gemessene es nicht entscheidet. Von 7 Std 10 Min Ausfallzeit lagen 3 Std 45 Min " +
			"außerhalb unseres Einflusses. Von 31 Fristüberschreitungen lagen 20 außerhalb unseres Einflusses.",
		"Ihnen steht eine Gutschrift von 7.260,00 € zu; wir klären, wer für das Ungeklärte einsteht, von dem 590,00 € " +
			"abhängen; bitte prüfen Sie die eine anerkannte Entlastung und bestreiten Sie sie bis 03.12.2026, falls sie nicht " +
			"stimmt.",
		"Anbei: Acme Retail 2026-10.pdf und Acme Retail 2026-10.xlsx",
		"Mit freundlichen Grüßen\r\nMeridian Managed Services\r\naccounts@meridian.example\r\n",
	}, "\r\n\r\n")
	if d := cmp.Diff(want, strings.ReplaceAll(m.text, nbsp, " ")); d != "" {
		t.Error(d)
	}
	if !strings.Contains(m.html, `<html lang="de">`) {
		t.Errorf("the language of the HTML: %.80s", m.html)
	}
}

var marks = regexp.MustCompile(`(?s)<head>.*</head>|<[^>]*>`)

// readable is the text of HTML, its lines joined by spaces.
func readable(page string) string {
	return strings.Join(
		strings.FieldsFunc(html.UnescapeString(marks.ReplaceAllString(page, "")),
			func(r rune) bool { return r == ' ' || r == '\r' || r == '\n' }), " ",
	)
}

func TestBothBodiesSayTheSame(t *testing.T) {
	for _, locale := range []string{"en-GB", "de-DE", "fr-FR"} {
		r := fixture.Report(t, locale)
		r.Objectives[5].Name = `<b>WAN & "LAN"</b>` // the gravest
		m, _ := draw(t, r, paper)
		if want := strings.Join(
			strings.FieldsFunc(m.text, func(r rune) bool { return r == ' ' || r == '\r' || r == '\n' }), " ",
		); readable(m.html) != want {
			t.Errorf("HTML %q\ntext %q", readable(m.html), want)
		}
		if !strings.Contains(m.text, `<b>WAN & "LAN"</b>`) {
			t.Errorf("the text lost a name: %s", m.text)
		}
		for _, never := range []string{"<b>", "http:", "https:", "src=", "url(", "<script", "<link", "cid:"} {
			if strings.Contains(m.html, never) {
				t.Errorf("the HTML has %s", never)
			}
		}
	}
}

// ended makes a report whose objectives ended so, with the shipped first objective as a pattern.
func ended(t *testing.T, verdicts ...report.Verdict) *report.Report {
	r := fixture.Report(t, "en-GB")
	pattern := r.Objectives[0]
	r.Objectives, r.Losses = nil, nil
	for i, v := range verdicts {
		o := pattern
		o.ID, o.Name, o.Verdict = fmt.Sprint("o", i), fmt.Sprint("Objective ", i), v
		r.Objectives = append(r.Objectives, o)
	}
	r.Credits.Payable, r.Credits.Undetermined, r.Claims = "0.00", "0.00", report.Claims{}
	return r
}

func TestTheFirstSentenceCountsWhatWasMissedOfWhatWasJudged(t *testing.T) {
	for want, r := range map[string]*report.Report{
		"In October 2026 no objective could be judged.":              ended(t, report.NoVolume, report.Unclear),
		"In October 2026 we did not miss the one objective judged.":  ended(t, report.NoVolume, report.Met),
		"In October 2026 we missed none of the 2 objectives judged.": ended(t, report.Excused, report.Met),
		"In October 2026 we missed the one objective judged.":        ended(t, report.Missed, report.Unclear),
		"In October 2026 we missed all 2 objectives judged.":         ended(t, report.Missed, report.Missed, report.NoVolume),
		"In October 2026 we missed 1 of the 2 objectives judged.":    ended(t, report.Missed, report.Met, report.Unclear),
	} {
		if m, _ := draw(t, r, paper); m.told(t)[0] != want {
			t.Errorf("got %q, want %q", m.told(t)[0], want)
		}
	}
}

func TestTheSecondSentenceSaysWhatWeighsMostAndWhoseItWas(t *testing.T) {
	others := func(r *report.Report) *report.Report {
		r.Losses = []report.Loss{{Of: report.Deadlines, PeriodLoss: report.LossIn(
			"2026-10",
			[]report.Amount{{Party: "provider", Amount: "4", Unit: "case"}, {Party: "customer", Amount: "6", Unit: "case"}},
		)}}
		return r
	}
	same := ended(t, report.Missed)
	same.Objectives[0].Experienced = same.Objectives[0].Contractual
	same.Objectives[0].AtMost, same.Objectives[0].ValueUnit, same.Objectives[0].TargetValue = true, "ms", "50"
	for want, r := range map[string]*report.Report{
		"The data hold too little for a verdict on any of them.": ended(t,
			report.NoVolume),
		"It was met and needed no excuse.": ended(t, report.Met),
		"All of them were met, and none needed an excuse. Of 10 missed deadlines, 6 were outside our " +
			"control.": others(ended(t, report.Met, report.Met)),
		"You saw “Objective 1” fall short, but others answer for so much of it that the agreement is kept. Of 10 missed " +
			"deadlines, 6 were outside our control.": others(ended(t, report.Met, report.Excused)),
		"You saw 2 of them fall short, but others answer for so much of it that the agreement is " +
			"kept.": ended(t, report.Excused, report.Excused),
		"“Objective 0” has no verdict, since what was measured does not decide " +
			"it.": ended(t, report.Unclear),
		"2 objectives have no verdict, since what was measured does not decide " +
			"it.": ended(t, report.Unclear, report.Unclear, report.Met),
		"It is “Objective 1”: you saw 86.00 %, by the agreement it is 94.50 %, and at least 95 % was promised. Of 10 " +
			"missed deadlines, 6 were outside our control.": others(ended(t, report.Excused, report.Missed)),
		"It is “Objective 0”: it came to 94.50 ms, and at most 50 ms was promised.": same,
	} {
		if m, _ := draw(t, r, paper); strings.ReplaceAll(m.told(t)[1], nbsp, " ") != want {
			t.Errorf("got  %q\nwant %q", m.told(t)[1], want)
		}
	}
}

func TestTheGravestMissIsBelowItsMinimumThenTheDearestThenTheFirst(t *testing.T) {
	for _, c := range []struct {
		want   int
		change func([]report.Objective)
	}{
		{0, func(o []report.Objective) {}},
		{2, func(o []report.Objective) { o[2].Credit.Payable = "884.21" }},
		{1, func(o []report.Objective) {
			o[2].Credit.Payable, o[1].BelowMinimum, o[1].Credit.Payable = "1000.00", true, ""
		}},
		{0, func(o []report.Objective) { o[1].Credit.Payable, o[0].BelowMinimum = "1000.00", true }},
		{2, func(o []report.Objective) {
			o[0].BelowMinimum, o[2].BelowMinimum, o[2].Credit.Payable = true, true, "884.21"
		}},
	} {
		r := ended(t, report.Missed, report.Missed, report.Missed)
		c.change(r.Objectives)
		m, _ := draw(t, r, paper)
		if s := m.told(t)[1]; !strings.HasPrefix(s, fmt.Sprintf("“Objective %d” weighs most: ", c.want)) {
			t.Errorf("want Objective %d: %s", c.want, s)
		}
	}
}

func TestTheThirdSentenceSaysWhatIsPayableAndLeftToDo(t *testing.T) {
	one := report.ManyOf(report.Claim{ID: "C1"})
	accepted := report.ManyOf(report.Claim{ID: "C1"}, report.Claim{ID: "C2"})
	for want, change := range map[string]func(*report.Report){
		"No credit is payable for what could be judged.": func(r *report.Report) {
			r.Objectives = append(r.Objectives, ended(t, report.Unclear).Objectives...)
		},
		"No credit is payable.":                func(r *report.Report) {},
		"A credit of €0.01 is payable to you.": func(r *report.Report) { r.Credits.Payable = "0.01" },
		"No credit is payable; please check the one accepted claim and dispute it if it is not " +
			"right.": func(r *report.Report) { r.Claims.Accepted = one },
		"No credit is payable; please check the 2 accepted claims and dispute what is not right.": func(r *report.Report) {
			r.Claims.Accepted = accepted
		},
		"No credit is payable; please check the one accepted claim and dispute it by 3 Dec 2026 if it is not " +
			"right.": func(r *report.Report) {
			r.Claims.Accepted, r.Claims.DisputeUntil = one, "2026-12-03"
		},
		"No credit is payable; please check the 2 accepted claims and dispute what is not right by 3 Dec " +
			"2026.": func(r *report.Report) {
			r.Claims.Accepted, r.Claims.DisputeUntil = accepted, "2026-12-03"
		},
		"A credit of €50.00 is payable to you; " +
			"€60.00 granted for earlier periods is still to be credited.": func(r *report.Report) {
			r.Credits.Payable = "50.00"
			r.Entitlements = []report.Entitlement{
				{Period: "2026-08", Granted: "40.00"}, {Period: "2026-09", Granted: "20.00"},
				{Period: r.Period.Label, Granted: "50.00"},
			}
		},
		"A credit of €50.00 is payable to you; €100.00 of credits was not claimed, " +
			"but the limits of the agreement leave nothing more to be paid.": func(r *report.Report) {
			r.Credits.Payable, r.Credits.Claimable = "50.00", "0.00"
			r.Entitlements = []report.Entitlement{{Open: "100.00", Deadline: "2026-11-04T16:00:00Z"}}
		},
		"No credit is payable; €100.00 may still be claimed, until 4 Nov 2026 17:00.": func(r *report.Report) {
			r.Entitlements = []report.Entitlement{{Open: "100.00", Deadline: "2026-11-04T16:00:00Z"}}
		},
		"No credit is payable; you may dispute this report until 3 Dec 2026.": func(r *report.Report) {
			r.Claims.DisputeUntil = "2026-12-03"
		},
		"No credit is payable; we are finding out who answers for what is undetermined, on which €12.50 " +
			"depend.": func(r *report.Report) {
			r.Credits.Undetermined = "12.50"
		},
	} {
		r := ended(t, report.Met)
		change(r)
		if m, _ := draw(t, r, paper); strings.ReplaceAll(m.told(t)[2], nbsp, " ") != want {
			t.Errorf("got  %q\nwant %q", m.told(t)[2], want)
		}
	}
}

// A right that arose by outages stands in the message; a mere distance does not.
func TestTheThirdSentenceNamesARightThatArose(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	r.WatchList = []report.Watch{
		{
			Rule: "terminate", Of: "outages", Reached: true, Arose: "2026-10-30T23:30:00Z",
			Text: "WAN: the client may terminate since 31 Oct 2026.",
		},
		{Rule: "terminate", Of: "downtime", Text: "WAN: 1 h down in the period."},
	}
	m, _ := draw(t, r, paper)
	if !strings.Contains(m.text, "; WAN: the client may terminate since 31 Oct 2026; ") ||
		strings.Contains(m.text, "in the period") {
		t.Error(m.text)
	}
}

// About a supplier the letter goes to those who have to claim, and nobody signs it for the supplier.
func TestALetterAboutASupplierIsOurs(t *testing.T) {
	r := ended(t, report.Missed)
	r.WeAre, r.Client, r.Provider, r.Headline = "client", "Meridian", "Carrier One", "€100.00 are still to be claimed."
	m, _ := draw(t, r, paper)
	if told := m.told(t); told[0] != r.Headline || strings.Contains(strings.Join(told, " "), "Carrier") {
		t.Errorf("it says %q", told)
	}
}

func TestADayOfDisputeIsTheSameInEveryZone(t *testing.T) {
	for _, zone := range []string{"Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin"} {
		r := ended(t, report.Met)
		r.Period.Timezone, r.Claims.DisputeUntil = zone, "2026-12-03"
		if m, _ := draw(t, r, paper); !strings.Contains(m.told(t)[2], "3 Dec 2026") {
			t.Errorf("%s: %s", zone, m.told(t)[2])
		}
	}
}

func TestTheSameReportGivesTheSameBytes(t *testing.T) {
	first, _ := draw(t, fixture.Report(t, "en-GB"), paper, book)
	again, _ := draw(t, fixture.Report(t, "en-GB"), paper, book)
	if !bytes.Equal(first.raw, again.raw) {
		t.Error("two drafts of one report differ")
	}
	id := first.head.Get("Message-Id")
	for name, change := range map[string]func(*report.Report){
		"payable":   func(r *report.Report) { r.Credits.Payable = "7260.01" },
		"date":      func(r *report.Report) { r.AsOf = "2026-11-03T05:30:01Z" },
		"recipient": func(r *report.Report) { r.Contacts.Client = []string{"a@acme.example"} },
		"copy":      func(r *report.Report) { r.Contacts.Finance = nil },
		"client":    func(r *report.Report) { r.Client = "Acme" },
		"period":    func(r *report.Report) { r.Period.Label = "2026-11" },
	} {
		r := fixture.Report(t, "en-GB")
		change(r)
		if m, _ := draw(t, r, paper, book); m.head.Get("Message-Id") == id {
			t.Errorf("another %s, and the same Message-ID", name)
		}
	}
	if m, _ := draw(t, fixture.Report(t, "en-GB"), paper); m.head.Get("Message-Id") == id {
		t.Error("another attachment, and the same Message-ID")
	}
}

func TestTheZoneOfTheMachineIsOfNoAccount(t *testing.T) {
	want, _ := draw(t, fixture.Report(t, "en-GB"), paper)
	old := time.Local
	defer func() { time.Local = old }()
	for _, zone := range []string{"Asia/Tokyo", "America/Los_Angeles"} {
		time.Local, _ = time.LoadLocation(zone)
		if got, _ := draw(t, fixture.Report(t, "en-GB"), paper); !bytes.Equal(got.raw, want.raw) {
			t.Errorf("another draft in %s", zone)
		}
	}
}

func TestWhatNoMessageCanTell(t *testing.T) {
	for want, change := range map[string]func(*report.Report){
		"the message cannot be drawn: unknown time zone Mars/Olympus": func(r *report.Report) {
			r.Period.Timezone = "Mars/Olympus"
		},
		`the message cannot be drawn: its date is the date of the data: parsing time "soon" as `: func(r *report.Report) {
			r.AsOf = "soon"
		},
	} {
		r := fixture.Report(t, "en-GB")
		change(r)
		var b bytes.Buffer
		if _, err := message.Render(&b, r, fixture.Words(t, "en-GB"), nil); err == nil ||
			!strings.HasPrefix(err.Error(), want) || b.Len() > 0 {
			t.Errorf("%d bytes and the error %v, want %s", b.Len(), err, want)
		}
	}
	if _, err := message.Render(shut{}, fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB"), nil); err == nil {
		t.Error("a writer that fails is no error")
	}
}

// shut is a writer that takes nothing.
type shut struct{}

func (shut) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestLettersHaveNoGapsInTheirWords(t *testing.T) {
	for _, locale := range []string{"en-GB", "de-DE", "fr-FR"} {
		c := fixture.Words(t, locale)
		if !slices.ContainsFunc(c.Keys(), func(k string) bool { return strings.HasPrefix(k, "message.") }) {
			t.Errorf("%s has no words for messages", locale)
		}
		for _, verdicts := range [][]report.Verdict{
			{report.Missed, report.Excused}, {report.Excused, report.Unclear}, {report.NoVolume}, {report.Met},
		} {
			r := ended(t, verdicts...)
			r.Locale, r.Contacts = locale, report.Contacts{Client: []string{"nobody"}}
			m, findings := draw(t, r, paper)
			for _, f := range findings {
				m.text += c.Say(f.Message) + c.Say(f.Hint)
			}
			if text := m.subject + m.text; strings.Contains(text, "[message.") || strings.Contains(text, "{0}") ||
				strings.Contains(text, "{1}") {
				t.Errorf("%s: %s", locale, text)
			}
		}
	}
}
