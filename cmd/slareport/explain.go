package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/cmd/slareport/inquiry"
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/words"
)

func explainCommand(a *app) *cobra.Command {
	var of reportOptions
	var asJSON bool
	c := &cobra.Command{
		Use:   "explain CLIENT OBJECTIVE [CASE]",
		Short: "Walk from a figure to the rule and to the rows of the files it came from",
		Example: `  slareport explain "Acme Retail" resolve
  slareport explain acme resolve INC0042 --period 2026-10`,
		Args: cobra.RangeArgs(2, 3),
		RunE: func(c *cobra.Command, args []string) error {
			of.clients = args[:1]
			if len(args) == 3 {
				of.follow = args[2]
			}
			l, err := a.openPeriod(c.Context(), of)
			if err != nil {
				return err
			}
			defer l.close()
			in := l.words(l.agreements[l.chosen[0]].Locale)
			if !asJSON {
				in = l.english()
			}
			r, err := l.reportIn(l.chosen[0], in)
			if err != nil {
				return err
			}
			o, err := findObjective(r, args[1])
			if err != nil {
				return err
			}
			x := explanation{
				w: a.stdout, words: in.In(l.agreements[l.chosen[0]].Zone), r: r,
				rows: func(place string) string { return inquiry.Row(c.Context(), l.ws, place) },
			}
			if len(args) == 3 {
				q, err := l.inquiry(args[2], r, o, x.words)
				if err != nil {
					return err
				}
				return a.explainCase(q, x, asJSON)
			}
			if asJSON {
				return a.printJSON(o)
			}
			x.objective(o)
			return nil
		},
	}
	of.periodFlags(c)
	c.Flags().BoolVar(&asJSON, "json", false, "print the part of report.json instead")
	return c
}

// english is the catalogue of what commands print for people, who get one language: the words of the commands
// themselves are English, whatever the client's documents are in.
func (l *loadedData) english() *words.Catalogue {
	locale := englishLocale
	if words.LanguageOf(l.ws.Locale) == words.LanguageOf(englishLocale) {
		locale = l.ws.Locale
	}
	return l.words(locale).In(l.ws.Zone)
}

// englishLocale is that of what commands print, where the workspace asks for no other English.
const englishLocale = "en-GB"

// inquiry asks for a case of the chosen client.
func (l *loadedData) inquiry(
	id string, r *report.Report, o *report.Objective, in *words.Catalogue,
) (*inquiry.Inquiry, error) {
	i := l.chosen[0]
	input, err := l.input(i, in)
	return &inquiry.Inquiry{
		ID: id, Report: r, Objective: o, Agreement: l.agreements[i], Evidence: l.evidence, View: l.views[i], Trace: l.trace,
		Input: input, Words: in, Readings: l.readings,
	}, err
}

// explainCase tells the misses of a case, or what else became of it.
func (a *app) explainCase(q *inquiry.Inquiry, x explanation, asJSON bool) error {
	misses := q.Misses()
	for i, m := range misses {
		switch {
		case asJSON:
			if err := a.printJSON(m); err != nil {
				return err
			}
			continue
		case i > 0:
			x.printLine("")
		}
		doubts, err := q.Doubts(m)
		if err != nil {
			return err
		}
		x.miss(q.Objective, m, doubts)
	}
	if len(misses) > 0 {
		return x.others(q, misses, asJSON)
	}
	found, err := q.Answer()
	if err != nil {
		return err
	}
	if asJSON {
		return a.printJSON(found)
	}
	x.answer(q.Objective, found)
	return nil
}

func findObjective(r *report.Report, id string) (*report.Objective, error) {
	var known []string
	for i := range r.Objectives {
		if strings.EqualFold(r.Objectives[i].ID, id) {
			return &r.Objectives[i], nil
		}
		known = append(known, r.Objectives[i].ID)
	}
	if i := slices.IndexFunc(r.Groups, func(g report.Group) bool { return strings.EqualFold(g.ID, id) }); i >= 0 {
		g, example := &r.Groups[i], cmp.Or(r.Groups[i].Worst, r.ItemsOf(r.Groups[i].ID)[0].ID)
		return nil, console.Failed(
			fmt.Errorf("%s is there for each of %d items: %s", g.ID, g.Items, g.Sentence), "name one of them, such as "+example,
		)
	}
	hint := console.Suggest(id, known, "its objectives are ")
	return nil, console.Failed(fmt.Errorf("%s has no objective %q", r.Client, id), hint)
}

// explanation writes figures with the rules and rows behind them.
type explanation struct {
	w     io.Writer
	words *words.Catalogue
	r     *report.Report
	rows  func(place string) string // the text of a row, "" where it cannot be shown
}

func (x explanation) printLine(format string, args ...any) { console.SayLine(x.w, format, args...) }

func (x explanation) objective(o *report.Objective) {
	x.printLine("%s · %s (%s) · %s", x.r.Client, o.Name, o.ID, x.words.Month(x.r.Period.Label))
	x.printLine("%s", o.Sentence)
	x.provisional(o)
	x.printLine(
		"\nWhat is measured\n  %s\n  source: %s\n  owner: %s\n  rounding: %s", o.Definition, dash(o.Plan.Source),
		dash(o.Plan.Owner), o.Plan.Rounding,
	)
	x.printLine("\nThree scores of the same evidence, target %s", o.Target)
	t := tabwriter.NewWriter(x.w, 0, 0, 2, ' ', 0)
	for _, s := range []struct {
		name  string
		score report.Score
		rule  string
	}{
		{"experienced", o.Experienced, "nothing excused"},
		{"attributable", o.Attributable, "without what others than the provider answer for"},
		{"contractual", o.Contractual, "by the letter of the agreement: verdict and money"},
	} {
		name, figure, parts := x.score(o, s.name, s.score)
		console.Say(t, "  %s\t%s\t%s\t%s\n", name, figure, parts, s.rule)
	}
	t.Flush()
	x.waterfall(o)
	x.printLine("\nMisses (%d)%s", o.Misses.Len(), asRead(o))
	for _, m := range o.Misses.All() {
		x.printLine("  %s\n    %s", m.Why, strings.Join(m.Rows, " "))
	}
	x.credit(o)
	x.printLine("\nRules applied")
	for _, rule := range x.r.Rules {
		x.printLine("  %s", rule)
	}
}

// provisional says what could not be read, and what the objective lies between.
func (x explanation) provisional(o *report.Objective) {
	if len(o.Provisional) == 0 {
		return
	}
	x.printLine("\nWhat could not be read")
	for i := range o.Provisional {
		x.printLine("  %s", o.Provisional[i].In(x.words))
	}
	best, worst := o.Provisional[0].Best, o.Provisional[0].Worst
	low, high := worst.Shown, best.Shown
	if o.AtMost {
		low, high = high, low
	}
	x.printLine(
		"  at best %s, at worst %s: %s", best.Verdict, worst.Verdict, report.Range(x.words, low, high, o.ValueUnit),
	)
}

// score is a line of the three scores. Without a verdict the contract's score is what it lies between, and the others
// are of what was read.
func (x explanation) score(o *report.Objective, name string, s report.Score) (title, figure, parts string) {
	low, high, is := o.Within()
	switch {
	case is && name == "contractual":
		return name, report.Range(x.words, low.Shown, high.Shown, o.ValueUnit), ""
	case is && (name == "attributable" || o.FeltInDoubt()):
		name += asRead(o)
	}
	return name, table.Figure(o, s.Value, s.Shown).Print(x.words), x.outOf(s, o.Unit)
}

// asRead is said of what rests on evidence of which some could not be read, where that leaves the verdict open.
func asRead(o *report.Objective) string {
	if _, _, is := o.Within(); is && len(o.Provisional) > 0 {
		return ", as far as the evidence could be read"
	}
	return ""
}

// waterfall names the unit once, in its heading; lengths of time carry their own.
func (x explanation) waterfall(o *report.Objective) {
	if len(o.Waterfall) == 0 {
		return
	}
	unit := ", in " + x.words.T("units."+o.Unit)
	if o.Unit == "second" {
		unit = ""
	}
	x.printLine("\nFrom all misses to the provider's%s%s", unit, asRead(o))
	t := tabwriter.NewWriter(x.w, 0, 0, 2, ' ', 0)
	for _, a := range o.Waterfall {
		console.Say(t, "  %s\t%s\n", table.PartyName(x.words, a.Party), table.Amount(a.Amount, a.Unit).Print(x.words))
	}
	t.Flush()
}

func (x explanation) credit(o *report.Objective) {
	if len(o.Credit.Steps) == 0 {
		return
	}
	x.printLine("\nCredit")
	if least, most, open := o.Pays(); open {
		x.printLine("  payable %s, before the limits of the agreement", report.MoneyRange(x.words, least, most, x.r.Currency))
		return
	}
	for _, s := range o.Credit.Steps {
		x.printLine("  %-42s %12s  %s", strings.TrimSpace(s.Name+" "+s.Formula), s.Amount, s.Clause)
	}
	x.printLine("  %-42s %12s %s", "payable", o.Credit.Payable, x.r.Currency)
}

// others writes what became of records of the case that its misses do not tell of.
func (x explanation) others(q *inquiry.Inquiry, misses []*report.Miss, asJSON bool) error {
	a, err := q.Others(misses)
	if err != nil || asJSON || len(a.Rows) == 0 {
		return err
	}
	x.printLine("\nAlso recorded under this id")
	for _, text := range a.Why {
		x.printLine("  %s", text)
	}
	x.rowsOf(a.Rows)
	return nil
}

// miss writes a miss, and first what is not certain of it.
func (x explanation) miss(o *report.Objective, m *report.Miss, doubts []string) {
	x.printLine("%s · %s · %s", x.r.Client, o.Name, m.ID)
	if m.Title != "" {
		x.printLine("%s", m.Title)
	}
	certain := ""
	if len(doubts) > 0 {
		certain = ", as far as the evidence could be read"
		x.printLine("Not certain")
		for _, text := range doubts {
			x.printLine("  %s", text)
		}
		x.printLine("")
	}
	x.printLine("%s\n\nRule\n  %s: %s%s", m.Why, m.Rule, m.Outcome, certain)
	if len(m.Segments) > 0 {
		x.printLine("\nTimeline")
		for _, s := range m.Segments {
			counted := "counts"
			if !s.Counted {
				counted = "outside the calendar"
			}
			if s.Seconds > 0 {
				counted = x.words.Clock(timeline.Micros(s.Seconds*float64(timeline.Second))) + " count"
			}
			x.printLine(
				"  %s to %s  %-14s %-22s %s", x.words.Stamp(s.From), x.words.Stamp(s.To), table.PartyName(x.words, s.Party),
				counted, s.Label,
			)
		}
	}
	x.rowsOf(m.Rows)
}

// rowsOf shows rows and what stands in them.
func (x explanation) rowsOf(places []string) {
	x.printLine("\nRows")
	for _, row := range places {
		x.printLine("  %s", row)
		if text := x.rows(row); text != "" {
			x.printLine("    %s", text)
		}
	}
}

// outOf is the good units of all of them, "" where the score is no share.
func (x explanation) outOf(s report.Score, unit string) string {
	if s.Total == "" {
		return ""
	}
	return s.Good + " of " + s.Total + " " + x.words.T("units."+unit)
}

func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// answer writes what became of a case, for people.
func (x explanation) answer(o *report.Objective, a *inquiry.Answer) {
	x.printLine("%s · %s · %s", x.r.Client, o.Name, a.ID)
	for _, text := range a.Why {
		x.printLine("%s", text)
	}
	x.printLine("\nWhat is measured\n  %s", o.Definition)
	if len(a.Rows) > 0 {
		x.rowsOf(a.Rows)
	}
	if len(a.Also) > 0 {
		x.printLine("\nOther rows with this id")
		for _, text := range a.Also {
			x.printLine("  %s", text)
		}
	}
}
