// Package fault reads who answers for what, and what excuses the provider.
package fault

import (
	"github.com/slareport/slareport/loaders/workspace/calendars"
	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Default is what holds where an agreement is silent.
func Default() agreement.Fault {
	return agreement.Fault{
		Undetermined: party.Provider, Precedence: agreement.DefaultPrecedence(), Silent: "excused",
	}
}

// Terms is the table of who answers for what.
func Terms(s *scope.Scope) shape.Of[agreement.Fault] {
	type f = agreement.Fault
	excused := shape.Named([]string{"kept", "removed"}, func(i int) bool { return i == 1 })
	actors := shape.Choice("provider", "customer", "third-party", "system")
	parties := func(p party.Party) string { return p.String() }
	return shape.Object[f]{
		Name: "fault", Doc: "Who answers for what, and what excuses the provider.", Begin: Default,
		Keys: []shape.Key[f]{
			shape.Field("excuses", "parties whose part does not count against the provider",
				shape.Unique(shape.List(others()), parties), func(v *f) *[]party.Party { return &v.Excuses }),
			shape.Field("states", "who is waited for in which state of a ticket, such as {pending customer: customer}",
				shape.Fold(anyone()), func(v *f) *map[string]party.Party { return &v.States }),
			shape.Field("causes", "who answers for which cause code, such as {power grid: force-majeure}", shape.Fold(anyone()),
				func(v *f) *map[string]party.Party { return &v.Causes }),
			shape.Field("actors", "who the actors of ticket events are, such as {helpdesk bot: system}", shape.Fold(actors),
				func(v *f) *map[string]string { return &v.Actors }),
			shape.Field("claims", "what a claim needs to be accepted", claims(s),
				func(v *f) *agreement.ClaimTerms { return &v.Claims }),
			shape.Field("undetermined", "on whose account time goes that nobody answers for; provider unless told", anyone(),
				func(v *f) *party.Party { return &v.Undetermined }),
			shape.Field("excused", "what becomes of excused units: kept as good, or removed from good and all; kept unless told",
				excused, func(v *f) *bool { return &v.Removed }),
			shape.Field("precedence", "which evidence decides where several speak of the same second, the strongest first; "+
				"what is not named follows in the usual order",
				precedence(), func(v *f) *[]agreement.Proof { return &v.Precedence }),
			shape.Field("depends", "services that rest on another party's service", shape.List(dependency()),
				func(v *f) *[]agreement.Dependency { return &v.Dependencies }),
		},
		Done: func(_ *shape.Reader, at shape.At, v *f) { v.Silent = agreement.SilentAbout(at.Without("excused")) },
	}.Shape()
}

// precedence is the order of evidence, completed.
func precedence() shape.Of[[]agreement.Proof] {
	proof := shape.Choice(agreement.DefaultPrecedence()...)
	list := shape.Unique(shape.List(proof), func(p agreement.Proof) string { return string(p) })
	return shape.Map(list, func(given []agreement.Proof) []agreement.Proof {
		named := map[agreement.Proof]bool{}
		for _, p := range given {
			named[p] = true
		}
		for _, p := range agreement.DefaultPrecedence() {
			if !named[p] {
				given = append(given, p)
			}
		}
		return given
	})
}

func dependency() shape.Of[agreement.Dependency] {
	type d = agreement.Dependency
	return shape.Object[d]{
		Name: "a dependency", Doc: "A service that rests on another party's service: while that is down, the party answers.",
		Keys: []shape.Key[d]{
			shape.Field("service", "the service of the agreement", shape.Text(),
				func(v *d) *string { return &v.Service }).Required(),
			shape.Field("on", "the service it rests on, as the outages name it", shape.Text(),
				func(v *d) *string { return &v.On }).Required(),
			shape.Field("party", "whose service that is", anyone(), func(v *d) *party.Party { return &v.Party }).Required(),
		},
		Done: func(r *shape.Reader, at shape.At, v *d) {
			if at.Has("service") && at.Has("on") && v.Service == v.On {
				r.Problem(at.Key("on"), "", "the service %s cannot rest on itself", shape.Quote(v.On))
			}
		},
	}.Shape()
}

// claims is the table of what a claim needs.
func claims(s *scope.Scope) shape.Of[agreement.ClaimTerms] {
	type c = agreement.ClaimTerms
	needs := []string{"approval", "reference", "mitigation"}
	need := shape.Unique(shape.List(shape.Choice(needs...)), func(s string) string { return s })
	return shape.Object[c]{
		Name: "claims", Doc: "What a claim needs to be accepted.",
		Keys: []shape.Key[c]{
			needKey(need),
			shape.Field("within", "to be recorded within this time of the event's end, such as 30d", scalars.Duration(),
				func(v *c) *timeline.Micros { return &v.Within }),
			maintenanceKey(s),
			shape.Field("dispute", "the client may dispute a report within this time of the date of its data, such as 14d",
				scalars.Duration(), func(v *c) *timeline.Micros { return &v.Dispute }),
		},
	}.Shape()
}

// needKey spreads the list over the fields of ClaimTerms.
func needKey(need shape.Of[[]string]) shape.Key[agreement.ClaimTerms] {
	return shape.Each("need", "what a claim must carry: approval by the other side, a reference, the mitigation noted",
		need,
		func(v *agreement.ClaimTerms, list []string) {
			for _, what := range list {
				v.Approval = v.Approval || what == "approval"
				v.Reference = v.Reference || what == "reference"
				v.Mitigation = v.Mitigation || what == "mitigation"
			}
		})
}

func maintenanceKey(s *scope.Scope) shape.Key[agreement.ClaimTerms] {
	type c = agreement.ClaimTerms
	table := shape.Object[c]{
		Name: "maintenance", Doc: "What planned maintenance needs to excuse.",
		Keys: []shape.Key[c]{
			shape.Field("announced", "announced at least this long ahead, such as 5d", scalars.Duration(),
				func(v *c) *timeline.Micros { return &v.Announced }),
			shape.Field("allowance", "maintenance in a period beyond this is the provider's, such as 8h", scalars.Duration(),
				func(v *c) *timeline.Micros { return &v.Allowance }),
			shape.Field("window", "calendar in which maintenance must lie", calendars.Name(s),
				func(v *c) *string { return &v.Window }),
		},
	}
	return shape.Each("maintenance", "what planned maintenance needs to excuse", table.Shape(), func(v *c, m c) {
		v.Announced, v.Allowance, v.Window = m.Announced, m.Allowance, m.Window
	})
}
