package fault

import (
	"cmp"
	"strings"

	"github.com/slareport/slareport/report/evidence"
)

// claimIndex finds the claims about a case.
type claimIndex struct {
	byID  map[string][]Layer // claims that name cases
	spans []spanClaim        // claims for an interval
}

type spanClaim struct {
	services []string // empty: all
	layers   []Layer
}

func indexClaims(view *evidence.View, claims *Claims) claimIndex {
	x := claimIndex{byID: map[string][]Layer{}}
	for k := range claims.Decisions {
		d := &claims.Decisions[k]
		c := &view.All.Claims[d.Claim]
		layers := claimLayers(d, c)
		if len(c.IDs) == 0 {
			x.spans = append(x.spans, spanClaim{c.Services, layers})
			continue
		}
		for _, id := range ids(c) {
			x.byID[id] = append(x.byID[id], layers...)
		}
	}
	return x
}

// claimLayers are the time of a claim that is accepted, and what is evident beside it.
func claimLayers(d *Decision, c *evidence.Claim) []Layer {
	base := Layer{
		Party: d.Party, Proof: proofClaim, Label: cmp.Or(strings.TrimSpace(c.Reference), c.ID, strings.TrimSpace(c.Reason)),
		Named: len(c.IDs) > 0, Rows: []evidence.Pos{c.Pos},
	}
	var layers []Layer
	for _, v := range d.Accepted {
		l := base
		l.Interval, l.Accepted = v, true
		layers = append(layers, l)
	}
	if !d.Evident {
		return layers
	}
	for _, v := range d.Time.Subtract(d.Accepted) {
		l := base
		l.Interval = v
		layers = append(layers, l)
	}
	return layers
}

// of lists what claims say about a case: those that name it and those for an interval and its service. An
// empty id is a service as a whole.
func (x *claimIndex) of(id, service string) []Layer {
	layers := append([]Layer(nil), x.naming(id)...)
	for i := range x.spans {
		if concerns(x.spans[i].services, service) {
			layers = append(layers, x.spans[i].layers...)
		}
	}
	return layers
}

// naming lists the claims that name a case.
func (x *claimIndex) naming(id string) []Layer {
	if id == "" {
		return nil
	}
	return x.byID[id]
}

// concerns tells whether a list of services, empty for all, has one in it.
func concerns(services []string, service string) bool {
	for _, s := range services {
		if SameName(s, service) {
			return true
		}
	}
	return len(services) == 0
}
