package main

import (
	"errors"
	"slices"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
)

// settle finds out each client's period, so that a wrong label is told before anything is built. A label that is
// good for some clients, since others have periods of another kind, is not wrong: those fail alone.
func (l *loadedData) settle() error {
	if !l.asOf.Known() {
		return console.Failed(errors.New("no row of the data has a time, so that nothing tells when it was extracted"),
			"slareport check tells what is in the data", "name the instant with --as-of, and the period with --period")
	}
	var wrong error
	for _, i := range l.chosen {
		_, err := l.period(l.agreements[i])
		if err == nil {
			return nil
		}
		if wrong == nil {
			wrong = err
		}
	}
	return wrong
}

// period is the one that was asked for, or the last whole one in the data.
func (l *loadedData) period(a *agreement.Agreement) (calendar.Period, error) {
	cycle := a.Cycle()
	if l.options.period == "" {
		return cycle.Of(l.asOf).Previous(), nil
	}
	p, err := cycle.Parse(l.options.period)
	if err != nil {
		return p, console.Misused("--period: %v", err)
	}
	return p, nil
}

// label names the period of a build; clients with periods of another kind have their own.
func (l *loadedData) label() string {
	for _, i := range l.chosen {
		if p, err := l.period(l.agreements[i]); err == nil {
			return p.Label
		}
	}
	return l.options.period
}

// tellPeriods says which period was chosen and why, and names the dates that had no part in it. Clients with periods
// of different kinds have a line each.
func (l *loadedData) tellPeriods() {
	l.tellFindings(l.doubted)
	var labels []string
	for _, i := range l.chosen {
		a := l.agreements[i]
		p, err := l.period(a)
		if err != nil || slices.Contains(labels, p.Label) {
			continue
		}
		labels = append(labels, p.Label)
		why, reaches := "the last whole period", "the data reaches"
		if l.options.period != "" {
			why = "as --period asks"
		}
		switch {
		case l.options.asOf != "":
			reaches = "as --as-of says, the data reaches"
		case l.extracted != "":
			reaches = "as the source " + l.extracted + " was extracted, the data reaches"
		}
		at := l.asOf.In(a.Zone).Format("2 Jan 2006 15:04")
		console.Say(l.app.stdout, "%s: %s; %s %s\n", p.Label, why, reaches, at)
	}
}
