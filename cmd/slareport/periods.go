package main

import (
	"slices"

	"github.com/slareport/slareport/cmd/slareport/console"
)

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
