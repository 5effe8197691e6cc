package fault

import (
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// obligationIndex finds overdue obligations by what waited for them.
type obligationIndex struct {
	agreement *agreement.Agreement
	view      *evidence.View
	asOf      timeline.Instant
	byID      evidence.CaseIndex // the obligations that name cases
	byService byService
}

// indexObligations finds the stretches in which something was overdue by the service that waited, and the obligations
// that name cases.
func indexObligations(
	a *agreement.Agreement, view *evidence.View, asOf timeline.Instant, order []agreement.Proof,
) obligationIndex {
	x := obligationIndex{agreement: a, view: view, asOf: asOf, byService: byService{}}
	for _, i := range view.Obligations {
		o := &view.All.Obligations[i]
		if len(o.Services) == 0 && len(o.Tickets) == 0 {
			continue
		}
		layer := x.overdue(i)
		if layer == nil {
			continue
		}
		for _, s := range o.Services {
			x.byService.add(s, order, layer)
		}
		x.byID.Add(o.Tickets, i)
	}
	x.byID.Sort()
	return x
}

// overdue is the stretch in which an obligation was overdue: from the day it was due to the day it was provided; nil
// for none. What was not yet due at the date of the data is not overdue. An obligation of a party that is not known
// says nothing about anybody. There may be hundreds of thousands of obligations, of which few concern a case.
//
// Rule §5 (evidence-obligations): Whoever owes an overdue obligation answers for the time that it is overdue.
func (x *obligationIndex) overdue(i int32) *Layer {
	o := &x.view.All.Obligations[i]
	who, known := PartyOf(x.agreement, o.Party.String())
	time := timeline.Interval{From: o.Due, To: timeline.MaxInstant}
	if provided := knownBy(o.Provided, x.asOf); provided.Known() {
		time.To = provided
	}
	if !known || !o.Due.Known() || o.Due >= x.asOf || time.Empty() {
		return nil
	}
	return &Layer{
		Interval: time, Party: who, Proof: proofObligation, Label: strings.TrimSpace(o.What), Accepted: true,
		Rows: []evidence.Pos{o.Pos},
	}
}

// of lists the overdue obligations that a case or its service waited for in a window.
func (x *obligationIndex) of(id, service string, window timeline.Interval) (out []*Layer) {
	for _, i := range x.byID.Of(id) {
		naming := x.overdue(int32(i))
		naming.Named = true
		out = append(out, naming)
	}
	return x.byService[evidence.Fold(service)].during(window, out)
}
