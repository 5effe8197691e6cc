package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/pdf/fonts"
	"github.com/slareport/slareport/report/render/pdf/paper"
)

// slack is what rounding may add to a width or a position, in millimetres.
const slack = 0.02

// laidOut draws a document and tells of everything on its pages.
func laidOut(t testing.TB, r *report.Report, locale string) (*document, []paper.Drawn) {
	t.Helper()
	fonts, err := fonts.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	s := newDocument(r, fixture.Words(t, locale), Options{Fonts: fonts})
	var all []paper.Drawn
	s.Heard = func(d paper.Drawn) { all = append(all, d) }
	s.draw()
	if err := s.Output(io.Discard); err != nil {
		t.Fatal(err)
	}
	return s, all
}

// checkLayout wants everything on the page, texts in their column and between the page's head and foot, and no
// text upon another.
func checkLayout(t testing.TB, s *paper.Sheet, all []paper.Drawn) {
	t.Helper()
	byPage := map[int][]paper.Drawn{}
	for _, d := range all {
		if d.X < -slack || d.Y < -slack || d.X+d.W > s.Wide+slack || d.Y+d.H > s.High+slack {
			t.Errorf("page %d: %q leaves the paper: %.1f to %.1f, %.1f to %.1f", d.Page, d.Text, d.X, d.X+d.W, d.Y, d.Y+d.H)
		}
		if d.Text == "" {
			continue
		}
		if d.X < d.Within.From-slack || d.X+d.W > d.Within.To+slack {
			t.Errorf(
				"page %d: %q at %.1f to %.1f leaves its column, %.1f to %.1f",
				d.Page,
				d.Text,
				d.X,
				d.X+d.W,
				d.Within.From,
				d.Within.To,
			)
		}
		furniture := d.Y+d.H <= paper.TopEdge && d.Page > 1 || d.Y >= s.High-paper.BottomGap+5
		if !furniture && (d.Y < paper.TopEdge || d.Y+d.H > s.Bottom()+0.5) {
			t.Errorf(
				"page %d: %q stands at %.1f to %.1f, beside the text area of %.1f to %.1f",
				d.Page,
				d.Text,
				d.Y,
				d.Y+d.H,
				paper.TopEdge,
				s.Bottom(),
			)
		}
		byPage[d.Page] = append(byPage[d.Page], d)
	}
	for _, texts := range byPage {
		slices.SortFunc(texts, func(a, b paper.Drawn) int { return int((a.Y - b.Y) * 1000) })
		for i, a := range texts {
			for _, b := range texts[i+1:] {
				if b.Y > a.Y+a.H-slack {
					break
				}
				if a.X+a.W > b.X+slack && b.X+b.W > a.X+slack {
					t.Errorf("page %d: %q and %q overlap at %.1f, %.1f", a.Page, a.Text, b.Text, b.X, b.Y)
				}
			}
		}
	}
}

// logo is a picture of so many pixels.
func logo(t testing.TB, wide, high int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, wide, high))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rename gives every name that comes from data and agreements the same text.
func rename(r *report.Report, text string) {
	r.Client, r.Provider, r.Agreement, r.Headline = text, text, text, text
	for i := range r.Objectives {
		o := &r.Objectives[i]
		o.Name, o.Sentence, o.Service, o.Definition, o.Why, o.RequestedBy = text, text, text, text, text, text
		o.Plan = report.Plan{
			Source:        text,
			Owner:         text,
			Frequency:     text,
			Formula:       text,
			Calendar:      text,
			Exclusions:    text,
			Rounding:      text,
			MinimumVolume: 12,
		}
		for _, m := range o.Misses.All() {
			m.ID, m.Title, m.Group, m.Why, m.Rows = text, text, text, text, []string{text}
		}
		for n := range o.Asides {
			o.Asides[n].Name = text
		}
		for n := range o.Credit.Steps {
			o.Credit.Steps[n].Name, o.Credit.Steps[n].Formula = text, text
		}
	}
	for _, list := range []*report.Many[report.Claim]{&r.Claims.Accepted, &r.Claims.Refused} {
		for i := range list.Len() {
			m := list.At(i)
			m.ID, m.Reason, m.Reference, m.Of, m.Lacks = text, text, text, []string{text, text}, []string{text}
		}
	}
	for i := range r.Credits.Fees {
		r.Credits.Fees[i].Service = text
	}
	for i := range r.Calendars {
		r.Calendars[i].Name, r.Calendars[i].Hours, r.Calendars[i].Holidays = text, text, []string{text}
	}
	for i := range r.Sources {
		r.Sources[i].File, r.Sources[i].ID = text, text
	}
	r.Rules = append(r.Rules, text)
	r.Integrity = append(r.Integrity, report.Check{ID: text, Text: text, Rows: []string{text}})
	r.Findings = append(r.Findings, report.Finding{Severity: "note", File: text, Column: text, Text: text, Hint: text})
}

// priced gives every amount of money the same value.
func priced(r *report.Report, amount string) {
	for i := range r.Objectives {
		o := &r.Objectives[i]
		o.Credit.Payable = amount
		for n := range o.Credit.Steps {
			o.Credit.Steps[n].Amount = amount
		}
		for n := range o.Trend {
			o.Trend[n].Payable = amount
		}
		if o.Undetermined != nil {
			o.Undetermined.CreditOnProvider, o.Undetermined.CreditOnOthers = amount, amount
		}
	}
	for i := range r.Credits.Steps {
		r.Credits.Steps[i].Amount = amount
	}
	for i := range r.Credits.Fees {
		r.Credits.Fees[i].Amount = amount
	}
	for i := range r.Credits.Limits {
		r.Credits.Limits[i].Amount, r.Credits.Limits[i].Of = amount, amount
	}
	r.Credits.Payable, r.Credits.Undetermined, r.Credits.YearToDate = amount, amount, amount
}

// scored gives every figure of every score the same value.
func scored(r *report.Report, value string) {
	for i := range r.Objectives {
		o := &r.Objectives[i]
		all := []*report.Score{&o.Experienced, &o.Attributable, &o.Contractual}
		if o.Best != nil {
			all = append(all, o.Best, o.Worst)
		}
		if o.Undetermined != nil {
			all = append(all, &o.Undetermined.OnProvider, &o.Undetermined.OnOthers)
		}
		for _, x := range all {
			*x = report.Score{Good: value, Total: value, Value: value, Shown: value}
		}
		o.TargetValue, o.Target, o.Volume = value, value, value
		for n := range o.Trend {
			o.Trend[n].Experienced, o.Trend[n].Contractual, o.Trend[n].Target = value, value, value
		}
		for n := range o.Waterfall {
			o.Waterfall[n].Amount = value
		}
	}
}

// months keeps the last months of every trend.
func months(r *report.Report, n int) {
	for i := range r.Objectives {
		o := &r.Objectives[i]
		o.Trend = o.Trend[max(0, len(o.Trend)-n):]
	}
}

// layouts are the reports that the layout has to hold for.
func layouts(t testing.TB) map[string]func(*report.Report) {
	named := func(text string) func(*report.Report) { return func(r *report.Report) { rename(r, text) } }
	all := map[string]func(*report.Report){
		"as it is": func(*report.Report) {},
		"empty":    func(r *report.Report) { *r = report.Report{Period: r.Period} },
		"400 misses": func(r *report.Report) {
			o := &r.Objectives[0]
			list := make([]report.Miss, 400)
			for i := range list {
				list[i] = *o.Misses.At(i % 28)
				if i >= 28 {
					list[i].ID = fmt.Sprintf("INC%07d", i)
				}
			}
			o.Misses = report.ManyOf(list...)
		},
		"one objective": func(r *report.Report) { r.Objectives = r.Objectives[:1] },
		"no volume": func(r *report.Report) {
			r.Objectives = r.Objectives[9:]
			r.Losses, r.Claims, r.Sources, r.Integrity, r.Lint = nil, report.Claims{}, nil, nil, nil
		},
		"30 objectives": func(r *report.Report) {
			for len(r.Objectives) < 30 {
				o := r.Objectives[len(r.Objectives)%10]
				o.ID += fmt.Sprint(len(r.Objectives))
				r.Objectives = append(r.Objectives, o)
			}
		},
		"90 objectives": func(r *report.Report) {
			for len(r.Objectives) < 90 {
				o := r.Objectives[len(r.Objectives)%10]
				o.ID, o.Misses = fmt.Sprint(len(r.Objectives)), report.Many[report.Miss]{}
				r.Objectives = append(r.Objectives, o)
			}
		},
		"no logo":         func(r *report.Report) { r.Brand.Logo = nil },
		"very wide logo":  func(r *report.Report) { r.Brand.Logo = logo(t, 2000, 100) },
		"very tall logo":  func(r *report.Report) { r.Brand.Logo = logo(t, 100, 2000) },
		"Greek":           named("Ελληνική Εταιρεία Τηλεπικοινωνιών Ανώνυμος ή"),
		"Polish":          named("Zażółć gęślą jaźń Przedsiębiorstwo Łódź"),
		"Turkish":         named("İğdır Şişli Çağrı Merkezi Işık Ölçüm"),
		"Cyrillic":        named("Общество с ограниченной ответственностью «Ёлки»"),
		"emoji":           named("🙁 team 👩🏽‍💻 漢字 ไทย"),
		"right to left":   named("شركة الاتصالات חברת התקשורת"),
		"stacked accents": named("ÅŜẤǛ Ẫ̃ǟ ȀḀ ÅŜẤǛ"),
		"no spaces":       named(strings.Repeat("Donaudampfschiff", 13)),
		"many words":      named(strings.Repeat("lorem ipsum dolor ", 11)),
		"dear":            func(r *report.Report) { priced(r, "9876543210.98") },
		"dear and long":   func(r *report.Report) { priced(r, "-9876543210.98"); rename(r, strings.Repeat("Wide", 50)) },
		"huge figures":    func(r *report.Report) { scored(r, "123456789012.123456") },
		"tiny figures":    func(r *report.Report) { scored(r, "0.000001") },
		"negative":        func(r *report.Report) { scored(r, "-12.5") },
	}
	for n := range 14 {
		all[fmt.Sprintf("%d months", n)] = func(r *report.Report) { months(r, n) }
	}
	return all
}

func TestNoTextLeavesItsColumnOrTouchesAnother(t *testing.T) {
	for name, change := range layouts(t) {
		for _, locale := range []string{"en-GB", "de-DE", "en-US"} {
			t.Run(name+" "+locale, func(t *testing.T) {
				r := fixture.Report(t, locale)
				change(r)
				s, all := laidOut(t, r, locale)
				if len(all) < 50 {
					t.Errorf("only %d texts and areas were drawn", len(all))
				}
				checkLayout(t, s.Sheet.Sheet, all)
			})
		}
	}
}
