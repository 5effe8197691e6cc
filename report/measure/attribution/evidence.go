package attribution

import (
	"cmp"
	"slices"
	"sort"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// EvidenceFor gathers what says who answers for the time of services, at all of their sites.
func EvidenceFor(ctx *measure.Context, services ...string) fault.ServiceTime {
	return ctx.Proofs().Services("", services...)
}

// OfService cuts a window where the evidence about services changes. In the time of their recorded outages each of
// these answers by its own.
func OfService(window timeline.Interval, e *fault.ServiceTime, f *agreement.Fault) []Blame {
	var own []Blame
	for i := range e.Outages {
		o := &e.Outages[i]
		own = append(own, Blames(o.Intersect(window), o.Layers, f)...)
	}
	list := Together(own, f)
	outside := timeline.Set{window}.Subtract(timeline.Union(intervals(list)...))
	for _, b := range Blames(window, e.Layers, f) {
		for _, v := range outside.Clip(b.Interval) {
			list = append(list, Blame{v, b.Evident, b.Accepted})
		}
	}
	slices.SortFunc(list, func(a, b Blame) int { return cmp.Compare(a.From, b.From) })
	return list
}

// ServicesOf lists the services that an objective is about: its own, or every one that the client's records name.
func ServicesOf(ctx *measure.Context, o *agreement.Objective) []string {
	if o.Service != "" {
		return []string{o.Service}
	}
	var list measure.Distinct[string]
	list.Add("")
	add := list.Add
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
	return list.List
}

// Blames cuts a window where the evidence changes, for both readings of it: each instant counts once and belongs to the
// strongest layer (rules §5).
func Blames(window timeline.Interval, layers []*fault.Layer, f *agreement.Fault) []Blame {
	order := orderOf(f)
	evident := fault.Resolve(window, layers, order, false)
	accepted := evident
	if slices.ContainsFunc(layers, func(l *fault.Layer) bool { return !l.Accepted }) {
		accepted = fault.Resolve(window, layers, order, true)
	}
	var out []Blame
	for i, j := 0, 0; i < len(evident) && j < len(accepted); {
		out = append(out, Blame{evident[i].Intersect(accepted[j].Interval), evident[i].Layer, accepted[j].Layer})
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

// orderOf is the order of precedence of evidence.
func orderOf(f *agreement.Fault) []agreement.Proof {
	if len(f.Precedence) == 0 {
		return agreement.DefaultPrecedence()
	}
	return f.Precedence
}

// During is the part of a list of blames that overlaps an interval.
func During(list []Blame, v timeline.Interval) []Blame {
	from := sort.Search(len(list), func(i int) bool { return list[i].To > v.From })
	to := from
	for to < len(list) && list[to].From < v.To {
		to++
	}
	return list[from:to]
}
