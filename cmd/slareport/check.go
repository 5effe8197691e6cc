package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/unmatched"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/vocabulary"
	"github.com/slareport/slareport/report/words"
)

func checkCommand(a *app) *cobra.Command {
	var o reportOptions
	var asJSON, vocabularies bool
	var fail []string
	c := &cobra.Command{
		Use:   "check",
		Short: "Read everything and write nothing: what is in the data, and what is wrong with it",
		Example: `  slareport check
  slareport check --vocabularies
  slareport check --fail-on findings`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			picked, err := pickConditions(fail)
			if err != nil {
				return err
			}
			for _, c := range picked {
				if c.of == nil {
					return console.Misused("--fail-on of check knows findings and incomplete, not %q", c.name)
				}
			}
			l, err := a.open(c.Context(), o)
			if err != nil {
				return err
			}
			defer l.close()
			found := l.check()
			if asJSON || vocabularies {
				found.Vocabularies = vocabulary.List(l.vocabularyData())
			}
			if asJSON {
				err = a.printJSON(found)
			} else {
				err = a.tell(found, l.warnings, vocabularies)
			}
			if err != nil {
				return err
			}
			if len(l.broken) > 0 {
				return l.broken
			}
			for _, c := range picked {
				if c.of(found) {
					return console.Refused("%s, as --fail-on %s asks", c.text, c.name)
				}
			}
			return found.unread()
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	c.Flags().BoolVar(
		&vocabularies, "vocabularies", false,
		"list the values in the data, too, and what the agreements make of them; --json has them",
	)
	c.Flags().IntVarP(&o.jobs, "jobs", "j", 2, "number of parallel jobs")
	c.Flags().StringSliceVar(&fail, "fail-on", nil, "leave with code 3 if that is so: findings, incomplete")
	return c
}

// checked is what check found out. The values in the data are listed for those who ask.
type checked struct {
	Sources      []report.Source         `json:"sources"`
	Vocabularies []vocabulary.Vocabulary `json:"vocabularies"`
	Findings     []report.Finding        `json:"findings"`
	Warnings     []warning               `json:"warnings"`
}

// warning is a problem of a workspace file in JSON.
type warning struct {
	File   string `json:"file"`
	Sheet  string `json:"sheet,omitempty"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Text   string `json:"text"`
	Hint   string `json:"hint,omitempty"`
}

func warningsOf(list []workspace.Problem) []warning {
	out := []warning{}
	for _, p := range list {
		out = append(out, warning{p.File, p.Sheet, p.Line, p.Column, p.Text, p.Hint})
	}
	return out
}

func (c checked) found() bool {
	return hasProblems(c.Findings) || slices.ContainsFunc(c.Sources, flawed)
}

func (c checked) incomplete() bool { return slices.ContainsFunc(c.Sources, incomplete) }

// unread is an error where a file could not be read, or where one that a source names is not there.
func (c checked) unread() error {
	var names []string
	for _, s := range c.Sources {
		if s.Status == evidence.Unread {
			names = append(names, fileAndSheet(s.File, s.Sheet))
		}
	}
	if len(names) == 0 {
		return nil
	}
	return console.Failed(fmt.Errorf("could not be read: %s", strings.Join(console.Few(names), ", ")))
}

func (l *loadedData) check() checked {
	data := l.loading(l.english())
	for i, a := range l.agreements {
		in := assess.Input{Agreement: a, Evidence: l.views[i], Samples: l.samples, AsOf: timeline.MaxInstant}
		if l.asOf.Known() {
			in.Period = a.Cycle().Of(l.asOf).Previous()
		}
		found := append(unmatched.Names(in), unmatched.Unmapped(in)...)
		data.Findings = append(data.Findings, report.FindingsIn(l.english(), found)...)
	}
	return checked{
		Sources: data.Sources, Findings: data.Findings, Warnings: warningsOf(l.warnings),
	}
}

func (l *loadedData) vocabularyData() vocabulary.Data {
	return vocabulary.Data{Evidence: l.evidence, Agreements: l.agreements, Views: l.views, Samples: l.samples}
}

// loading is what came of reading the exports, for the provider, in a language.
func (l *loadedData) loading(in *words.Catalogue) *report.Loading {
	data := l.vocabularyData()
	found := slices.Concat(l.unknownClients(), vocabulary.BlankClients(data), vocabulary.UnknownServices(data))
	return &report.Loading{Sources: report.SourcesIn(in, l.evidence.Sources), Findings: report.FindingsIn(in, found)}
}

// unknownClients are findings on records of clients that no agreement names.
//
// Convention client (client-unknown): A client's name that no agreement has is a finding of `check`; its records
// count for nobody.
func (l *loadedData) unknownClients() []evidence.Finding {
	var names, known []string
	for n := range l.unknown {
		names = append(names, n)
	}
	for _, a := range l.agreements {
		known = append(known, a.Names()...)
	}
	slices.Sort(names)
	slices.SortStableFunc(names, func(a, b string) int { return l.unknown[b] - l.unknown[a] })
	var out []evidence.Finding
	shown := names[:min(len(names), mostClients)]
	for _, n := range shown {
		out = append(out, evidence.Finding{
			Severity: "warning", Message: finding.Say("finding.unknown-client", finding.Quote(n)), Count: l.unknown[n],
			Hint: finding.Say("hint.add-alias", suggestClient(n, known)),
		})
	}
	if more, rows := names[len(shown):], 0; len(more) > 0 {
		for _, n := range more {
			rows += l.unknown[n]
		}
		what := finding.Say("finding.unknown-clients-more", finding.Count(len(more)))
		out = append(out, evidence.Finding{Severity: "warning", Message: what, Count: rows})
	}
	return out
}

// mostClients is how many unknown clients are named, those with the most rows first.
const mostClients = 100

// suggestClient is the client that was probably meant, or all of them.
func suggestClient(name string, known []string) finding.Message {
	if near := console.Nearest(name, known); near != "" {
		return finding.Say("hint.did-you-mean", finding.Quote(near))
	}
	return finding.Say("hint.the-clients", finding.All(finding.Names(console.Few(known))))
}

func (a *app) tell(c checked, warnings []workspace.Problem, vocabularies bool) error {
	t := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	console.Say(t, "source\tfile\trows\tloaded\tduplicates\tfiltered\trejected\t\n")
	for _, s := range c.Sources {
		console.Say(
			t, "%s\t%s\t%d\t%d\t%d\t%d\t%d\t\n", s.ID, fileAndSheet(s.File, s.Sheet), s.Rows, s.Loaded, s.Duplicates, s.Filtered,
			s.Rejected,
		)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	if vocabularies {
		if err := console.PrintVocabularies(a.stdout, c.Vocabularies); err != nil {
			return err
		}
	}
	for _, s := range c.Sources {
		for _, r := range s.Reasons {
			console.Say(a.stdout, "%s: %s: %s%s\n", place(s.File, s.Sheet, r.Row), r.Kind, r.Text, times(r.Count))
		}
		for _, f := range s.Findings {
			printFinding(a.stdout, f)
		}
	}
	for _, f := range c.Findings {
		printFinding(a.stdout, f)
	}
	for _, w := range warnings {
		console.PrintProblem(a.stdout, w)
	}
	return nil
}

func printFinding(w io.Writer, f report.Finding) {
	at := place(f.File, f.Sheet, f.Row)
	if f.Column != "" {
		at += " " + f.Column
	}
	console.Say(w, "%s\n", strings.TrimPrefix(fmt.Sprintf("%s: %s: %s%s", at, f.Severity, f.Text, times(f.Count)), ": "))
	if f.Hint != "" {
		console.Say(w, "  hint: %s\n", f.Hint)
	}
}

// tellFindings tells on standard error what documents could not show; clients are drawn side by side.
func (l *loadedData) tellFindings(list []evidence.Finding) {
	l.app.mu.Lock()
	defer l.app.mu.Unlock()
	for _, f := range report.FindingsIn(l.english(), list) {
		printFinding(l.app.stderr, f)
	}
}

// place names a row as documents do; row 0 is the file or the sheet as a whole.
func place(file, sheet string, row int) string {
	switch {
	case row == 0:
		return fileAndSheet(file, sheet)
	case sheet != "":
		return fmt.Sprintf("%s:%s!%d", file, sheet, row)
	}
	return fmt.Sprintf("%s:%d", file, row)
}

func fileAndSheet(file, sheet string) string {
	if sheet != "" {
		return file + ":" + sheet
	}
	return file
}

func times(n int) string {
	if n > 1 {
		return fmt.Sprintf(" (%d times)", n)
	}
	return ""
}
