package fault

import (
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// obligationIndex finds overdue obligations by what waited for them.
type obligationIndex struct{ byID, byService map[string][]Layer }

// indexObligations makes a layer of every stretch in which something was overdue: from the day it was due to
// the day it was provided. What was not yet due at the date of the data is not overdue. An obligation of a party that is not known says nothing about anybody.
func indexObligations(a *agreement.Agreement, view *evidence.View, asOf timeline.Instant) obligationIndex {
	x := obligationIndex{map[string][]Layer{}, map[string][]Layer{}}
	for _, i := range view.Obligations {
		o := &view.All.Obligations[i]
		who, known := PartyOf(a, o.Party.String())
		overdue := timeline.Interval{From: o.Due, To: timeline.MaxInstant}
		if provided := knownBy(o.Provided, asOf); provided.Known() {
			overdue.To = provided
		}
		if !known || !o.Due.Known() || o.Due >= asOf || overdue.Empty() {
			continue
		}
		layer := Layer{Interval: overdue, Party: who, Proof: proofObligation, Label: strings.TrimSpace(o.What), Accepted: true, Rows: []evidence.Pos{o.Pos}}
		for _, s := range o.Services {
			x.byService[fold(s)] = append(x.byService[fold(s)], layer)
		}
		layer.Named = true
		for _, t := range o.Tickets {
			x.byID[strings.TrimSpace(t)] = append(x.byID[strings.TrimSpace(t)], layer)
		}
	}
	return x
}

// of lists the overdue obligations that a case or its service waited for.
func (x *obligationIndex) of(id, service string) []Layer {
	return append(append([]Layer(nil), x.byID[id]...), x.byService[fold(service)]...)
}
