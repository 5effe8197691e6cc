package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/cmd/slareport/output"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render"
	"github.com/slareport/slareport/report/render/pdf/fonts"
)

// buildOptions are the flags of build.
type buildOptions struct {
	reports reportOptions
	only    []string
	out     string
	failOn  []string
	misses  int
	attach  bool
	single  bool
}

func buildCommand(a *app) *cobra.Command {
	var o buildOptions
	c := &cobra.Command{
		Use:   "build",
		Short: "Write the documents of a period",
		Long:  "Write the documents of a period.\n\n" + outRule,
		Example: `  slareport build
  slareport build --period 2026-10 --client "Acme Retail" --only pdf,xlsx
  slareport build --fail-on missed`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.build(c.Context(), o) },
	}
	o.reports.periodFlags(c)
	f := c.Flags()
	f.StringSliceVar(&o.reports.clients, "client", nil, "only these clients, by name, alias or agreement")
	f.StringSliceVar(&o.only, "only", nil, "only these formats: "+strings.Join(render.Names(), ","))
	f.StringVarP(&o.out, "out", "o", "",
		"new, empty or earlier built folder for the documents (default: out/PERIOD in the workspace)")
	f.IntVarP(&o.reports.jobs, "jobs", "j", runtime.NumCPU(), "number of parallel jobs")
	f.IntVar(
		&o.misses, "misses", 0,
		"how many misses of an objective the report tells, the heaviest first (default: 24, and 6 where the target was met)",
	)
	f.BoolVar(&o.single, "single-file", false, "put the style and the scripts of the site inside each page")
	f.BoolVar(&o.attach, "attach", false, "put the workbook and report.json inside the report")
	f.StringSliceVar(&o.failOn, "fail-on", nil, "leave with code 3 if that is so: "+strings.Join(failOnNames(), ", "))
	complete(c, "only", render.Names())
	complete(c, "fail-on", failOnNames())
	return c
}

// complete offers values of a flag to the shell.
func complete(c *cobra.Command, flag string, values []string) {
	err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // the flag stands two lines above
	}
}

func (a *app) build(ctx context.Context, o buildOptions) (err error) {
	formats, err := render.Pick(o.only)
	if err != nil {
		return console.Misused("%v", err)
	}
	if o.misses < 0 {
		return console.Misused("--misses %d: want a number of misses, or 0 for the usual one", o.misses)
	}
	conditions, err := pickConditions(o.failOn)
	if err != nil {
		return err
	}
	l, err := a.openPeriod(ctx, o.reports)
	if err != nil {
		return err
	}
	defer l.close()
	if l.draw, err = l.drawing(o); err != nil {
		return console.Failed(err)
	}
	t, err := l.begin(o.out)
	if err != nil {
		return err
	}
	end := a.unfinished.Removing(t.Abandon)
	defer func() { err = errors.Join(err, end()) }() // nothing is left of it once it is finished
	l.draw.Scratch = t.Scratch()
	built, failures := l.buildClients(ctx, t, formats)
	if err := ctx.Err(); err != nil {
		return err
	}
	failures = append(l.leftOut(), failures...)
	if len(built) == 0 {
		return console.Failed(errors.Join(failures...), "nothing was written")
	}
	carried := l.olderDocuments(built, formats, len(o.reports.clients) == 0 && len(o.only) == 0)
	kept, err := l.finish(ctx, t, built, formats, carried)
	if err != nil {
		return withHint(err)
	}
	l.tellUnread()
	l.tellPeriods()
	a.summary(l, built)
	carried.tell(a)
	a.tellKept(kept)
	console.Say(a.stdout, "open %s\n", t.First())
	if len(failures) > 0 {
		return console.Failed(
			fmt.Errorf(
				"%d of %d clients failed, and the others' documents are written: %w", len(failures), len(failures)+len(built),
				errors.Join(failures...),
			),
		)
	}
	return l.failOn(conditions, built)
}

// drawing is how the documents are drawn: what the flags say, and the workspace's fonts, which are checked and measured
// once for all documents.
func (l *loadedData) drawing(o buildOptions) (render.Options, error) {
	d := render.Options{Misses: o.misses, Attach: o.attach, Single: o.single, Named: len(o.only) > 0}
	if l.ws.Fonts == nil {
		return d, nil
	}
	fonts, err := fonts.New(l.ws.Fonts.Regular.Data, l.ws.Fonts.Bold.Data)
	if err != nil {
		return d, fmt.Errorf("fonts of %s: %w", workspace.File, err)
	}
	d.Fonts = fonts
	return d, nil
}

// buildClients scores and draws the clients side by side. A client's failure is its own.
func (l *loadedData) buildClients(
	ctx context.Context, t *output.Tree, formats []render.Format,
) (built []*report.Report, failures []error) {
	all := make([]*report.Report, len(l.chosen))
	errs := make([]error, len(l.chosen))
	bar := console.NewBar(l.app.screen, len(l.chosen), "clients")
	var g errgroup.Group
	g.SetLimit(max(1, l.options.jobs))
	for i := range l.chosen {
		g.Go(func() error {
			if ctx.Err() == nil {
				all[i], errs[i] = l.buildClient(ctx, i, t, formats)
			}
			bar.Add(1)
			return nil
		})
	}
	errs = append(errs, g.Wait())
	bar.Done()
	for i, r := range all {
		if errs[i] != nil {
			failures = append(failures, errs[i])
		} else if r != nil {
			built = append(built, r)
		}
	}
	return built, failures
}

func (l *loadedData) buildClient(
	ctx context.Context, i int, t *output.Tree, formats []render.Format,
) (r *report.Report, err error) {
	a := l.agreements[l.chosen[i]]
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%s: internal error: %v", a.Client, p)
		}
		if err != nil {
			err = errors.Join(err, t.Forget(l.slugs[l.chosen[i]]))
		}
	}()
	if r, err = l.report(l.chosen[i]); err != nil {
		return nil, fmt.Errorf("%s: %w", a.Client, err)
	}
	set := render.Set{Report: r, Words: l.words(r.Locale), Options: l.draw}
	formats = l.availableFormats(&set, formats)
	set.Options.Beside = l.beside(t, r.Slug, formats)
	for _, f := range formats {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var findings []evidence.Finding
		err := t.WriteBy(r.Slug+"/"+f.File, func(w io.Writer) (err error) {
			findings, err = set.Write(w, f)
			return err
		})
		if err != nil {
			return nil, err
		}
		l.tellFindings(findings)
	}
	r.Credits.Ledger = nil // what stands over all clients needs none, and those of many clients are large
	return r, nil
}

// availableFormats are those of some formats that a client has; what was asked for and is not there is told.
func (l *loadedData) availableFormats(set *render.Set, formats []render.Format) []render.Format {
	return slices.DeleteFunc(slices.Clone(formats), func(f render.Format) bool {
		has, why := set.Has(f)
		l.tellFindings(why)
		return !has
	})
}

// beside lists what a client's page may link to: what this build draws, and what an earlier one drew and this one
// keeps.
func (l *loadedData) beside(t *output.Tree, slug string, formats []render.Format) []string {
	names := []string{}
	for _, f := range render.Formats {
		drawn := slices.ContainsFunc(formats, func(x render.Format) bool { return x.Name == f.Name })
		if drawn || t.Has(slug+"/"+f.File) {
			names = append(names, f.File)
		}
	}
	if len(l.options.clients) == 0 || t.Has("index.html") {
		names = append(names, "../index.html")
	}
	return names
}

// finish draws what stands over all clients, and puts the folder in its place. kept lists files that are not documents.
func (l *loadedData) finish(
	ctx context.Context, t *output.Tree, built []*report.Report, formats []render.Format, carried *olderDocuments,
) (kept []string, err error) {
	over := portfolio.Of(built)
	over.Loading = l.loading(l.words(l.ws.Locale).In(l.ws.Zone))
	for _, f := range formats {
		if f.Shared != nil {
			if err := f.Shared(l.draw, t.Write); err != nil {
				return nil, err
			}
		}
		if f.Portfolio == nil || len(l.options.clients) > 0 {
			continue
		}
		if err := f.Portfolio(over, l.words(l.ws.Locale), l.draw, t.Write); err != nil {
			return nil, fmt.Errorf("documents over all clients: %w", err)
		}
	}
	if err := t.Keep(carried.to); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m := l.manifest()
	m.Stale = t.Stale(m.Inputs)
	carried.stale = m.Stale
	err = l.app.unfinished.PutInPlace(ctx, t.Folder(), func() (err error) {
		kept, err = t.Finish(m)
		return err
	})
	return kept, err
}

// summary tells on standard output what was written.
func (a *app) summary(l *loadedData, built []*report.Report) {
	missed, judged, unclear, provisional := 0, 0, 0, 0
	for _, r := range built {
		if r.Standing != nil {
			provisional++
		}
		for _, o := range r.Objectives {
			switch o.Verdict {
			case report.Missed:
				missed++
			case report.Unclear:
				unclear++
			}
			if o.Verdict.Judged() {
				judged++
			}
		}
	}
	clients := fmt.Sprintf("%d clients", len(built))
	if len(built) == 1 {
		clients = "1 client"
	}
	if provisional > 0 {
		clients += fmt.Sprintf(" (%d with provisional figures)", provisional)
	}
	open := ""
	if unclear > 0 {
		open = fmt.Sprintf(", %d more could not be judged", unclear)
	}
	console.Say(a.stdout, "%s: %s, %d of %d objectives missed%s\n", l.label(), clients, missed, judged, open)
	for _, r := range built {
		first := r.Headline
		if r.Standing != nil { // before anything that may still change
			c := l.words(r.Locale)
			first = c.Label(c.T("provisional.title"), r.Standing.Text)
		}
		a.summaryLine(r.Client, first)
		if first != r.Headline {
			a.summaryLine("", r.Headline)
		}
		for _, g := range r.Groups {
			a.summaryLine("", g.Name+": "+g.Sentence)
		}
	}
}

// tellUnread tells on standard error what of the data could not be read, file by file.
func (l *loadedData) tellUnread() {
	for _, s := range report.SourcesIn(l.english(), l.evidence.Sources) {
		for _, f := range s.Findings {
			if s.Status == evidence.Unread && f.Severity == "error" && f.Row == 0 {
				printFinding(l.app.stderr, f)
			}
		}
		if s.Rejected > 0 {
			console.Say(l.app.stderr, "%s: %d of %d rows could not be read; slareport check says why\n",
				fileAndSheet(s.File, s.Sheet), s.Rejected, s.Rows)
		}
	}
}

func (a *app) summaryLine(of, text string) { console.Say(a.stdout, "  %-28s %s\n", of, text) }
