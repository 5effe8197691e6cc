package main

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/cmd/slareport/inquiry"
	"github.com/slareport/slareport/cmd/slareport/slugs"
	"github.com/slareport/slareport/loaders/records"
	"github.com/slareport/slareport/loaders/records/asof"
	"github.com/slareport/slareport/loaders/records/recordtypes"
	"github.com/slareport/slareport/loaders/records/timegaps"
	"github.com/slareport/slareport/loaders/records/trace"
	catalogues "github.com/slareport/slareport/loaders/words"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/history"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/render"
	"github.com/slareport/slareport/report/score"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/words"
)

// reportOptions are what commands say about which reports they want.
type reportOptions struct {
	period, asOf string
	clients      []string // names, aliases or agreements; none is all
	jobs         int
	follow       string // id of a case that is followed through the reading of the data; "" for none
}

// instantOf reads when the data was extracted: an instant, or a day to its end in the zone of the workspace.
//
// Convention time (as-of-day): A day given with `--as-of` is taken to its end in the zone of slareport.yaml: the whole
// day is in the data.
func (l *loadedData) instantOf(text string) (timeline.Instant, error) {
	if day, err := calendar.ParseDate(text); err == nil {
		return calendar.NewZone(l.ws.Zone).StartOfDay(day.AddDays(1)), nil
	}
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return timeline.NoInstant, console.Misused(
			"--as-of %q is no instant: want one as 2026-11-03T06:00:00Z, or a day as 2026-11-03", text)
	}
	return timeline.Of(t), nil
}

// periodFlags adds the flags that say which period is meant.
func (o *reportOptions) periodFlags(c *cobra.Command) {
	c.Flags().StringVarP(
		&o.period, "period", "p", "", "period, such as 2026-10 (default: the last whole period in the data)",
	)
	c.Flags().StringVar(
		&o.asOf, "as-of", "",
		"when the data was extracted, as 2026-11-03T06:00:00Z, or a day to its end (default: when the sources say "+
			"that they were extracted, else the newest instant in the data that is not alone)",
	)
}

// loadedData is a workspace with its data read: what build, check and explain have in common. Files are read once
// for all clients.
type loadedData struct {
	app        *app
	options    reportOptions
	ws         *workspace.Workspace
	warnings   []workspace.Problem
	broken     console.Problems // what is wrong with agreements that had to be left out
	agreements []*agreement.Agreement
	slugs      []string
	chosen     []int // indexes of the agreements to report on
	evidence   *evidence.Evidence
	views      []*evidence.View
	unknown    map[string]int    // records of clients that no agreement names
	trace      *trace.Trace      // of the case that is followed
	readings   *inquiry.Readings // of the instant that is asked for; nil for none
	samples    measure.Samples
	asOf       timeline.Instant
	extracted  string                      // the source that says when the data was extracted, where none was given
	doubted    []evidence.Finding          // about how far the data reaches, and files missing from a series
	catalogues map[string]*words.Catalogue // by locale
	draw       render.Options              // how the documents of a build are drawn
}

// open reads the workspace and all of its data. Whoever has it closes it.
func (a *app) open(ctx context.Context, o reportOptions) (*loadedData, error) {
	l := &loadedData{app: a, options: o, catalogues: map[string]*words.Catalogue{}}
	if err := l.readWorkspace(ctx); err != nil {
		return nil, err
	}
	if err := l.choose(); err != nil {
		return nil, err
	}
	if err := l.readData(ctx); err != nil {
		l.close()
		return nil, err
	}
	return l, nil
}

// close gives back the texts of the data, once nothing more is written about it.
func (l *loadedData) close() {
	if l.evidence != nil {
		l.evidence.Texts.Release()
	}
}

// openPeriod reads the workspace for reports of a period.
func (a *app) openPeriod(ctx context.Context, o reportOptions) (*loadedData, error) {
	l, err := a.open(ctx, o)
	if err != nil {
		return nil, err
	}
	if err := l.settle(); err != nil {
		l.close()
		return nil, err
	}
	return l, nil
}

// readWorkspace reads slareport.yaml and the agreements. What is wrong with an agreement leaves that client
// out; what is wrong with slareport.yaml stops the work.
func (l *loadedData) readWorkspace(ctx context.Context) error {
	dir := l.app.workspace
	if dir == "" {
		found, err := workspace.Find(".")
		if errors.Is(err, workspace.ErrNone) {
			return console.Failed(
				err, "name the folder with --workspace", "slareport build -w sample-data builds the sample of the repository",
			)
		}
		if err != nil {
			return err
		}
		dir = found
	}
	ws, list, err := workspace.Open(ctx, dir, catalogues.Languages()...)
	if errors.Is(err, workspace.ErrNone) {
		return console.Failed(fmt.Errorf("%s has no %s", dir, workspace.File), "a workspace is a folder with "+workspace.File)
	}
	if err != nil {
		return err
	}
	l.ws = ws
	list = append(list, expressions(ws)...)
	for _, p := range list {
		switch {
		case p.Warning:
			l.warnings = append(l.warnings, p)
		case p.File == workspace.File:
			return console.Problems(onlyErrors(list))
		default:
			l.broken = append(l.broken, p)
		}
	}
	for _, a := range ws.Agreements {
		if !slices.ContainsFunc(l.broken, func(p workspace.Problem) bool { return p.File == a.Place.File }) {
			l.agreements = append(l.agreements, a)
		}
	}
	if len(l.agreements) == 0 {
		return l.broken // a workspace without agreements is a problem of slareport.yaml
	}
	l.slugs = slugs.All(l.agreements)
	return l.readWords()
}

// leftOut tells what is wrong with agreements that cannot be used, and gives a failure for each. Whoever asks
// for certain clients is not told of others.
func (l *loadedData) leftOut() (failures []error) {
	if len(l.options.clients) > 0 {
		return nil
	}
	for _, file := range l.tellBroken() {
		failures = append(failures, fmt.Errorf("%s cannot be used", file))
	}
	return failures
}

// tellBroken prints what is wrong with agreements and names their files.
func (l *loadedData) tellBroken() (files []string) {
	for _, p := range l.broken {
		console.PrintProblem(l.app.stderr, p)
		files = append(files, p.File)
	}
	slices.Sort(files)
	return slices.Compact(files)
}

func onlyErrors(list []workspace.Problem) []workspace.Problem {
	return slices.DeleteFunc(slices.Clone(list), func(p workspace.Problem) bool { return p.Warning })
}

// expressions checks every filter and formula against the fields of its records.
func expressions(ws *workspace.Workspace) []workspace.Problem {
	var list []workspace.Problem
	for _, x := range ws.Expressions {
		err := checkExpression(x)
		if err == nil {
			continue
		}
		p := workspace.Problem{
			File: x.Place.File, Sheet: x.Place.Sheet, Line: x.Place.Line, Column: x.Place.Column, Text: err.Error(),
		}
		var told *filter.Error
		if errors.As(err, &told) {
			p.Text, p.Hint = told.Text, told.Hint
		}
		list = append(list, p)
	}
	return list
}

// checkExpression checks one of them; what it must give depends on the key it was written under.
func checkExpression(x scope.Expression) error {
	if x.Place.File == workspace.File {
		return recordtypes.CheckWhere(x.Record, x.Text)
	}
	switch x.Use {
	case "where":
		return filter.Check(x.Record, x.Text, filter.Truth)
	case "good":
		return filter.Check(x.Record, x.Text, filter.Truth, filter.Number, filter.Length)
	}
	return filter.Check(x.Record, x.Text, filter.Number, filter.Length)
}

func (l *loadedData) readWords() error {
	locales := []string{englishLocale, l.ws.Locale}
	for _, a := range l.agreements {
		locales = append(locales, a.Locale)
	}
	for _, locale := range locales {
		if l.catalogues[locale] != nil {
			continue
		}
		c, err := catalogues.Load(locale)
		if err != nil {
			return err
		}
		l.catalogues[locale] = c
	}
	return nil
}

// words is the catalogue of a locale that some agreement, or the workspace, has.
func (l *loadedData) words(locale string) *words.Catalogue { return l.catalogues[locale] }

// choose finds the clients that the options name.
func (l *loadedData) choose() error {
	var known []string
	for i, a := range l.agreements {
		known = append(known, a.Client)
		if len(l.options.clients) == 0 {
			l.chosen = append(l.chosen, i)
		}
	}
	for _, name := range l.options.clients {
		i := slices.IndexFunc(l.agreements, func(a *agreement.Agreement) bool { return answersTo(a, name) })
		if i < 0 {
			hints := []string{console.Suggest(name, known, "the clients are ")}
			for _, file := range l.tellBroken() {
				hints = append(hints, file+" cannot be used, for the reasons above")
			}
			return console.Failed(fmt.Errorf("no agreement is with %q", name), hints...)
		}
		l.chosen = append(l.chosen, i)
	}
	slices.Sort(l.chosen)
	l.chosen = slices.Compact(l.chosen)
	return nil
}

func answersTo(a *agreement.Agreement, name string) bool {
	for _, n := range append(a.Names(), a.ID, slugs.Of(a.Client)) {
		if strings.EqualFold(n, name) {
			return true
		}
	}
	return false
}

// readData reads the records, then the samples, which need to know the claims.
//
// Rule §1 (data-date): The date of the data is given, or when the sources were extracted by what slareport.yaml says,
// or is the newest instant in the data.
func (l *loadedData) readData(ctx context.Context) error {
	tell, end := console.Reading(l.app.screen)
	defer end()
	read := func(done, total int64) {
		l.app.memory.expect(total)
		tell(done, total)
	}
	options := records.Options{Jobs: max(1, l.options.jobs), Progress: read}
	if l.options.follow != "" {
		l.trace = &trace.Trace{ID: l.options.follow}
		options.Trace = l.trace
		l.readings = inquiry.ReadingsAt(l.options.follow, l.agreements[l.chosen[0]].Zone)
	}
	all, err := records.Load(ctx, l.ws, options)
	if err != nil {
		return err
	}
	debug.FreeOSMemory() // what reading took would be kept for a while beside what measuring takes
	l.evidence = all
	names := make([][]string, len(l.agreements))
	for i, a := range l.agreements {
		names[i] = a.Names()
	}
	l.views, l.unknown = evidence.Split(all, names)
	asOf := timeline.NoInstant
	if l.options.asOf != "" {
		var err error
		if asOf, err = l.instantOf(l.options.asOf); err != nil {
			return err
		}
	}
	if !asOf.Known() {
		asOf, l.extracted = asof.Extracted(all)
	}
	if err := l.readSamples(ctx, options, asOf); err != nil {
		return err
	}
	l.doubted = slices.Concat(timegaps.Find(l.ws, all), asof.SettleNewest(all), asof.TellLater(all))
	l.asOf = asOf
	if !asOf.Known() {
		l.asOf = all.Newest
	}
	if len(l.views) > 0 {
		history.RollBack(l.views[0], l.asOf)
	}
	return nil
}

// report scores one client, in the language of its documents.
func (l *loadedData) report(i int) (*report.Report, error) {
	return l.reportIn(i, l.words(l.agreements[i].Locale))
}

// reportIn scores one client in other words.
func (l *loadedData) reportIn(i int, in *words.Catalogue) (*report.Report, error) {
	input, err := l.input(i, in)
	if err != nil {
		return nil, err
	}
	return score.Build(input)
}

// input is what the score of one client is made from.
func (l *loadedData) input(i int, in *words.Catalogue) (assess.Input, error) {
	a := l.agreements[i]
	p, err := l.period(a)
	return assess.Input{
		Agreement: a, Evidence: l.views[i], Samples: l.samples, Period: p, AsOf: l.asOf, Words: in, Slug: l.slugs[i],
	}, err
}
