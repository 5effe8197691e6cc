package measure

import (
	"slices"
	"sort"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// blame is a stretch of time with the evidence about who answers for what goes wrong in it.
type blame struct {
	timeline.Interval
	evident  *fault.Layer // the strongest evidence of all, nil for none
	accepted *fault.Layer // the strongest that counts under the contract, nil for none
}

// party answers by the evidence, formalities aside.
func (b *blame) party() party.Party {
	if b.evident == nil {
		return party.Undetermined
	}
	return b.evident.Party
}

// taken tells whether the contract takes this time off the provider: by an accepted layer of a party that excuses.
func (b *blame) taken(f *agreement.Fault) bool {
	return b.accepted != nil && slices.Contains(f.Excuses, b.accepted.Party)
}

// contractual is the party by the evidence that the contract accepts. Where evidence was refused the time
// stays with the provider.
func (b *blame) contractual() party.Party {
	switch {
	case b.accepted != nil:
		return b.accepted.Party
	case b.evident != nil:
		return party.Provider
	}
	return party.Undetermined
}

// evidenceFor gathers what says who answers for the time of services.
func evidenceFor(ctx *Context, services ...string) []fault.Layer {
	proofs := fault.Gather(ctx.Agreement, ctx.Evidence, claimsOf(ctx), ctx.AsOf)
	return proofs.Services(services...).Layers
}

// servicesOf lists the services that an objective is about: its own, or every one that the client's records name.
func servicesOf(ctx *Context, o *agreement.Objective) []string {
	if o.Service != "" {
		return []string{o.Service}
	}
	var list distinct[string]
	list.add("")
	add := list.add
	all := ctx.Evidence.All
	for _, i := range ctx.Evidence.Outages {
		add(all.Outages[i].Service.String())
	}
	for _, i := range ctx.Evidence.Claims {
		add(all.Claims[i].Services...)
	}
	for _, i := range ctx.Evidence.Obligations {
		add(all.Obligations[i].Services...)
	}
	for _, d := range ctx.Agreement.Fault.Dependencies {
		add(d.Service)
	}
	return list.list
}

// blames cuts a window where the evidence changes, for both readings of it: each instant counts once and belongs to the
// strongest layer (rules §5).
func blames(window timeline.Interval, layers []fault.Layer, f *agreement.Fault) []blame {
	order := f.Precedence
	if len(order) == 0 {
		order = agreement.DefaultPrecedence()
	}
	evident := fault.Resolve(window, layers, order, false)
	accepted := fault.Resolve(window, layers, order, true)
	var out []blame
	for i, j := 0, 0; i < len(evident) && j < len(accepted); {
		out = append(out, blame{evident[i].Intersect(accepted[j].Interval), evident[i].Layer, accepted[j].Layer})
		a, b := evident[i].To, accepted[j].To
		if a <= b {
			i++
		}
		if b <= a {
			j++
		}
	}
	return out
}

// during is the part of a list of blames that overlaps an interval.
func during(list []blame, v timeline.Interval) []blame {
	from := sort.Search(len(list), func(i int) bool { return list[i].To > v.From })
	to := from
	for to < len(list) && list[to].From < v.To {
		to++
	}
	return list[from:to]
}
