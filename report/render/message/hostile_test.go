package message_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/message"
)

// named are names as exports and agreements may have them, and what their file and the subject become.
var named = []struct{ name, file, subject string }{
	{`Q"uote' \ & Söhne`, "Q uote' & Söhne", `Q"uote' \ & Söhne`},
	{"Acme\r\nBcc: thief@evil.example\r\n\r\n<script>", "Acme Bcc thief evil.example script",
		"Acme Bcc: thief@evil.example <script>"},
	{"Emoji 🎉 Party", "Emoji Party", "Emoji 🎉 Party"},
	{"safe\u202egpj.exe", "safegpj.exe", "safegpj.exe"},
	{"שלום עולם", "שלום עולם", "שלום עולם"},
	{"株式会社サンプル", "株式会社サンプル", "株式会社サンプル"},
	{strings.Repeat("長い名前の会社", 43), strings.Repeat("長い名前の会社", 43)[:60*3], strings.Repeat("長い名前の会社", 43)[:99*3] + "…"},
	{strings.Repeat("x", 300), strings.Repeat("x", 60), strings.Repeat("x", 99) + "…"},
	{"..\\..//etc/passwd:*?|<>", "etc passwd", "..\\..//etc/passwd:*?|<>"},
	{"a%0d%0aX: y", "a 0d 0aX y", "a%0d%0aX: y"},
	{"=?utf-8?q?=0D=0ABcc:_x@y?=", "utf-8 q 0D 0ABcc _x y", "= ?utf-8?q?=0D=0ABcc:_x@y?="},
	{"Cafe\u0301\u2028 Bar\u0085", "Café Bar", "Cafe\u0301 Bar"},
	{"\xff\xfeBroken", "Broken", "\ufffd\ufffdBroken"},
	{"🎉", "acme-retail", "🎉"},
	{"CON", "CON", "CON"},
	{" - . ", "acme-retail", "- ."},
}

func TestNamesStayNames(t *testing.T) {
	for _, n := range named {
		r := fixture.Report(t, "en-GB")
		r.Client, r.Provider, r.Agreement = n.name, n.name, n.name
		for i := range r.Objectives {
			r.Objectives[i].Name = n.name
		}
		m, _ := draw(t, r, paper, book)
		if want := []string{n.file + " 2026-10.pdf", n.file + " 2026-10.xlsx"}; m.files[0].name != want[0] ||
			m.files[1].name != want[1] {
			t.Errorf("%q: files %q and %q, want %q", n.name, m.files[0].name, m.files[1].name, want)
		}
		if want := "Service level report October 2026: " + n.subject; m.subject != want {
			t.Errorf("subject %q, want %q", m.subject, want)
		}
		if from, err := m.head.AddressList("From"); err != nil || from[0].Address != "accounts@meridian.example" ||
			from[0].Name != n.subject {
			t.Errorf("%q: From %v (%v), want %q", n.name, from, err, n.subject)
		}
		checkHeaders(t, m)
	}
}

// checkHeaders wants no header but those of a draft.
func checkHeaders(t *testing.T, m received) {
	t.Helper()
	known := []string{"Cc", "Content-Type", "Date", "From", "Message-Id", "Mime-Version", "Subject", "To", "X-Unsent"}
	for h, values := range m.head {
		if !slices.Contains(known, h) || len(values) != 1 {
			t.Errorf("header %s: %q", h, values)
		}
	}
}

func TestAddressesThatHeadersCanHold(t *testing.T) {
	for text, want := range map[string]string{
		"it@acme.example": "it@acme.example", " it@acme.example\n": "it@acme.example",
		"o'neil+sla@acme.example": "o'neil+sla@acme.example",
		"it@münchen.example":      "it@xn--mnchen-3ya.example", "it@BÜCHER.example": "it@xn--bcher-kva.example",
		"it@xn--mnchen-3ya.example":               "it@xn--mnchen-3ya.example",
		strings.Repeat("l", 64) + "@acme.example": strings.Repeat("l", 64) + "@acme.example",
	} {
		r := fixture.Report(t, "en-GB")
		r.Contacts = report.Contacts{AccountManager: text, Client: []string{text}}
		m, findings := draw(t, r, paper)
		if got := m.addresses(t, "To"); !slices.Equal(got, []string{want}) || len(findings) > 0 {
			t.Errorf("%q: To %q with %v, want %q", text, got, findings, want)
		}
		if got := m.addresses(t, "From"); !slices.Equal(got, []string{want}) {
			t.Errorf("%q: From %q, want %q", text, got, want)
		}
	}
}

func TestAddressesThatNoHeaderCanHold(t *testing.T) {
	for _, text := range []string{
		"acme.example", "@acme.example", "it@", "it@acme .example", "it@@acme.example", "a b@acme.example",
		"Joe <joe@acme.example>", "jürgen@acme.example",
		"it@acme.example\r\nBcc: thief@evil.example", "it@acme.example, thief@evil.example", `"it"@acme.example`,
		"it@[127.0.0.1]", "it@acme..example", "it@-acme.example",
		strings.Repeat("l", 65) + "@acme.example", "it@" + strings.Repeat("d", 64) + ".example",
		"it@" + strings.Repeat("d.", 127) + "example", "it@acme\u202e.example", ".it@acme.example",
	} {
		r := fixture.Report(t, "en-GB")
		r.Contacts = report.Contacts{
			AccountManager: text, Client: []string{text, "good@acme.example"}, Finance: []string{text},
		}
		m, findings := draw(t, r, paper)
		if to := m.addresses(t, "To"); !slices.Equal(to, []string{"good@acme.example"}) || m.head.Get("From") != "" ||
			m.head.Get("Cc") != "" {
			t.Errorf("%q: From %q, To %q, Cc %q", text, m.head.Get("From"), to, m.head.Get("Cc"))
		}
		checkHeaders(t, m)
		if len(findings) != 4 { // three keys, and no sender is left
			t.Errorf("%q: findings %v", text, findings)
		}
		for i, key := range []string{"client", "finance", "account-manager"} {
			f := findings[i]
			if f.Severity != "warning" ||
				!strings.HasPrefix(wordstest.English(f.Message), "the message to Acme Retail leaves out “") ||
				!strings.Contains(wordstest.English(f.Message), "” ("+key+"), which") ||
				strings.ContainsAny(wordstest.English(f.Message), "\r\n\u202e") ||
				wordstest.English(f.Hint) != "write an address such as it@acme.example as "+key+
					" under contacts in the agreement ACME-2026" {
				t.Errorf("%q: %s: %s (%s)", text, f.Severity, wordstest.English(f.Message), f.Hint)
			}
		}
		if message.WantsWorkbook(r) {
			t.Errorf("%q gets the workbook", text)
		}
	}
}

func TestADraftWithoutContactsNamesTheKeysToFill(t *testing.T) {
	for _, c := range []struct {
		contacts         report.Contacts
		text, hint, from string
	}{
		{report.Contacts{}, "the message to Acme Retail lacks a recipient and a sender",
			"fill client and account-manager under contacts in the agreement ACME-2026", ""},
		{
			report.Contacts{AccountManager: "a@m.example", Finance: []string{"ap@acme.example"}},
			"the message to Acme Retail lacks a recipient", "fill client under contacts in the agreement ACME-2026",
			"a@m.example",
		},
		{report.Contacts{Client: []string{"it@acme.example"}}, "the message to Acme Retail lacks a sender",
			"fill account-manager under contacts in the agreement ACME-2026", ""},
	} {
		r := fixture.Report(t, "en-GB")
		r.Contacts = c.contacts
		m, findings := draw(t, r, paper)
		if len(findings) != 1 || findings[0].Severity != "note" || wordstest.English(findings[0].Message) != c.text ||
			wordstest.English(findings[0].Hint) != c.hint {
			t.Errorf("findings %v, want %s (%s)", findings, c.text, c.hint)
		}
		if _, there := m.head["To"]; there != (len(c.contacts.Client) > 0) {
			t.Errorf("To: %q", m.head.Get("To"))
		}
		if got := strings.Join(m.addresses(t, "From"), ""); got != c.from {
			t.Errorf("From %q, want %q", got, c.from)
		}
		if id := m.head.Get("Message-Id"); c.from == "" && !strings.HasSuffix(id, "@slareport.invalid>") {
			t.Errorf("Message-ID %s", id)
		}
	}
}

func TestWhoStandsThereTwiceGetsItOnce(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	r.Contacts = report.Contacts{
		AccountManager: "am@m.example", Client: []string{"a@acme.example", "A@Acme.example", "b@acme.example"},
		Finance: []string{"b@acme.example", "am@m.example"},
	}
	m, findings := draw(t, r, paper)
	if d := cmp.Diff(
		[][]string{{"a@acme.example", "b@acme.example"}, {"am@m.example"}},
		[][]string{m.addresses(t, "To"), m.addresses(t, "Cc")},
	); d != "" {
		t.Error(d)
	}
	if m.addresses(t, "From")[0] != "am@m.example" || len(findings) > 0 || !message.WantsWorkbook(r) {
		t.Errorf("From %q, findings %v", m.head.Get("From"), findings)
	}
}

func TestManyRecipientsAreFolded(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	var want []string
	for i := range 500 {
		want = append(want, fmt.Sprintf("person.number.%d@a-long-department-name.acme.example", i))
	}
	r.Contacts.Client = want
	m, _ := draw(t, r, paper)
	if got := m.addresses(t, "To"); !slices.Equal(got, want) {
		t.Errorf("%d recipients, want %d", len(got), len(want))
	}
}

// Whatever the texts of a report are, its draft is well formed, holds its files and says three sentences.
func TestAnyTextGivesAWellFormedDraft(t *testing.T) {
	text := rapid.OneOf(rapid.String(),
		rapid.SampledFrom([]string{"", "\r\n\r\n", "--mixed", "\u202e", "=?utf-8?b?DQo=?=", strings.Repeat("ä", 999)}),
		rapid.Custom(func(t *rapid.T) string { return string(rapid.SliceOfN(rapid.Byte(), 0, 50).Draw(t, "bytes")) }))
	rapid.Check(t, func(p *rapid.T) {
		r := fixture.Report(t, rapid.SampledFrom([]string{"en-GB", "de-DE"}).Draw(p, "locale"))
		r.Client, r.Provider, r.Agreement, r.Slug, r.Period.Label = text.Draw(p, "client"), text.Draw(p, "provider"),
			text.Draw(p, "agreement"), "slug", text.Draw(p, "label")
		r.Contacts = report.Contacts{
			AccountManager: text.Draw(p, "manager") + "@m.example", Client: []string{text.Draw(p, "to"), "it@acme.example"},
			Finance: []string{"x@" + text.Draw(p, "cc")},
		}
		r.Claims.DisputeUntil, r.Credits.Payable = text.Draw(p, "until"), text.Draw(p, "payable")
		for i := range r.Objectives {
			r.Objectives[i].Name, r.Objectives[i].Verdict = text.Draw(p, "name"),
				rapid.SampledFrom(report.Verdicts()).Draw(p, "verdict")
		}
		m, findings := draw(t, r, paper, book)
		if !slices.Contains(m.addresses(t, "To"), "it@acme.example") || len(m.files) != 2 ||
			!slices.Equal(m.files[0].content, paper.Content) || !slices.Equal(m.files[1].content, book.Content) {
			p.Fatalf("To %q, %d files", m.head.Get("To"), len(m.files))
		}
		checkHeaders(t, m)
		for _, f := range m.files {
			if !utf8.ValidString(f.name) || strings.ContainsAny(f.name, `<>:"/\|?*`+"\r\n") ||
				utf8.RuneCountInString(f.name) > 130 {
				p.Fatalf("a file called %q", f.name)
			}
		}
		for _, s := range m.told(t) {
			if !utf8.ValidString(s) || !strings.HasSuffix(s, ".") {
				p.Fatalf("a sentence %q", s)
			}
		}
		for _, f := range findings {
			if strings.ContainsAny(wordstest.English(f.Message)+wordstest.English(f.Hint), "\r\n\x1b") {
				p.Fatalf("a finding %q", wordstest.English(f.Message))
			}
		}
	})
}

func BenchmarkDraft(b *testing.B) {
	r, c := fixture.Report(b, "en-GB"), fixture.Words(b, "en-GB")
	pdf := message.Attachment{Ending: ".pdf", Content: make([]byte, 100_000)}
	for b.Loop() {
		if _, err := message.Render(discard{}, r, c, []message.Attachment{pdf, book}); err != nil {
			b.Fatal(err)
		}
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
