package fault

import (
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// obligationIndex finds overdue obligations by what waited for them.
type obligationIndex struct {
	naming    []Layer            // of those that name cases
	byID      evidence.CaseIndex // these
	byService byService
}

// indexObligations makes a layer of every stretch in which something was overdue: from the day it was due to
// the day it was provided. What was not yet due at the date of the data is not overdue. An obligation of a party that
// is not known says nothing about anybody.
//
// Rule §5 (evidence-obligations): Whoever owes an overdue obligation answers for the time that it is overdue.
func indexObligations(
	a *agreement.Agreement, view *evidence.View, asOf timeline.Instant, order []agreement.Proof,
) obligationIndex {
	x := obligationIndex{byService: byService{}}
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
		layer := Layer{
			Interval: overdue, Party: who, Proof: proofObligation, Label: strings.TrimSpace(o.What), Accepted: true,
			Rows: []evidence.Pos{o.Pos},
		}
		for _, s := range o.Services {
			x.byService.add(s, order, &layer)
		}
		if len(o.Tickets) > 0 {
			x.byID.Add(o.Tickets, int32(len(x.naming)))
			naming := layer
			naming.Named = true
			x.naming = append(x.naming, naming)
		}
	}
	x.byID.Sort()
	return x
}

// of lists the overdue obligations that a case or its service waited for in a window.
func (x *obligationIndex) of(id, service string, window timeline.Interval) (out []*Layer) {
	for _, k := range x.byID.Of(id) {
		out = append(out, &x.naming[k])
	}
	return x.byService[evidence.Fold(service)].during(window, out)
}
