package fault

import (
	"cmp"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// claimIndex finds the claims about a case.
type claimIndex struct {
	view      *evidence.View
	decisions []Decision
	byID      evidence.CaseIndex // the decisions about claims that name cases
	common    *shared            // claims for an interval, whatever the service
	byService byService          // claims for an interval and a service
}

// knownLayers is a claim with the time that is accepted, what is evident beside it, and what is merely stated.
type knownLayers struct {
	base                      Layer
	accepted, evident, stated timeline.Set
}

func indexClaims(view *evidence.View, claims *Claims, order []agreement.Proof) claimIndex {
	x := claimIndex{
		view: view, decisions: claims.Decisions, common: &shared{order: order}, byService: byService{},
	}
	for k := range x.decisions {
		c := &view.All.Claims[x.decisions[k].Claim]
		if len(c.IDs) > 0 {
			x.byID.Add(c.IDs, int32(k))
			continue
		}
		known := x.layersOf(k)
		all := known.during(always, nil)
		if len(c.Services) == 0 {
			x.common.layers = append(x.common.layers, all...)
		}
		for _, s := range c.Services {
			x.byService.add(s, order, all...)
		}
	}
	x.byID.Sort()
	return x
}

// layersOf makes those of a decision. There may be hundreds of thousands of decisions, of which few concern a case.
func (x *claimIndex) layersOf(k int) knownLayers {
	d := &x.decisions[k]
	c := &x.view.All.Claims[d.Claim]
	known := knownLayers{accepted: d.Accepted, base: Layer{
		Party: d.Party, Proof: proofClaim, Label: cmp.Or(strings.TrimSpace(c.Reference), c.ID, strings.TrimSpace(c.Reason)),
		Named: len(c.IDs) > 0, Rows: []evidence.Pos{c.Pos},
	}}
	refused := d.Time.Subtract(d.Accepted)
	if d.Evident {
		known.evident = refused
	} else {
		known.stated = refused
	}
	return known
}

// during lists what of a claim concerns a window. A claim that names a case speaks for all of its record, even where no
// time of the claim lies in the window: its first time stands for it then.
func (k *knownLayers) during(window timeline.Interval, out []*Layer) []*Layer {
	for _, part := range []struct {
		time     timeline.Set
		accepted bool
	}{{k.accepted, true}, {k.evident, false}} {
		near := part.time.Overlapping(window)
		if len(near) == 0 && k.base.Named && len(part.time) > 0 {
			near = part.time[:1]
		}
		for _, v := range near {
			l := k.base
			l.Interval, l.Accepted = v, part.accepted
			out = append(out, &l)
		}
	}
	for _, v := range k.stated.Overlapping(window) {
		out = append(out, &Layer{Interval: v, Party: party.Provider, Proof: proofStatement, Rows: k.base.Rows})
	}
	return out
}

// of lists what claims say about a case in a window: those that name it and those for an interval and its service.
func (x *claimIndex) of(id, service string, window timeline.Interval) (out []*Layer) {
	for _, k := range x.byID.Of(id) {
		known := x.layersOf(k)
		out = known.during(window, out)
	}
	return x.byService[evidence.Fold(service)].during(window, x.common.during(window, out))
}
