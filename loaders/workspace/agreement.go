package workspace

import (
	"time"

	"github.com/slareport/slareport/loaders/workspace/calendars"
	"github.com/slareport/slareport/loaders/workspace/creditnote"
	"github.com/slareport/slareport/loaders/workspace/credits"
	"github.com/slareport/slareport/loaders/workspace/documents"
	"github.com/slareport/slareport/loaders/workspace/fault"
	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// contract is an agreement with the places that checks among agreements need.
type contract struct {
	agreement.Agreement
	file string
	at   shape.At
}

// agreement is the table of one agreement. What the workspace says holds unless it says otherwise.
func (s *tables) agreement() shape.Of[contract] {
	type c = contract
	return shape.Object[c]{
		Name: "an agreement", Doc: "One service level agreement with one client.", Begin: s.inherited,
		Keys: []shape.Key[c]{
			shape.Field("id", "number or name of the agreement", shape.Text(), func(v *c) *string { return &v.ID }).Required(),
			shape.Field("client", "name of the client", shape.Text(), func(v *c) *string { return &v.Client }).Required(),
			shape.Field("aliases", "other names of the client in the exports", shape.List(shape.Text()),
				func(v *c) *[]string { return &v.Aliases }),
			shape.Field("provider", "name of the provider; that of slareport.yaml unless told", shape.Text(),
				func(v *c) *string { return &v.Provider }),
			shape.Field("we-are",
				"which side of the agreement those are who build the reports: provider, who pays the credits, or "+
					"client, who claims them from a supplier; provider unless told",
				shape.Choice(agreement.WeAreProvider, agreement.WeAreClient), func(v *c) *agreement.Side { return &v.WeAre }),
			shape.Field("timezone", "zone in which periods begin and end; that of slareport.yaml unless told", s.zoneKey(),
				func(v *c) **time.Location { return &v.Zone }),
			shape.Field("locale", "language and region of the documents; that of slareport.yaml unless told",
				documents.Locale(s.languages), func(v *c) *string { return &v.Locale }),
			shape.Field("currency", "currency of ISO 4217, such as EUR", s.currencyKey(),
				func(v *c) *string { return &v.Currency }).Required(),
			shape.Each("effective", "first and last day on which it holds", s.effective(),
				func(v *c, span [2]timeline.Instant) { v.From, v.To = span[0], span[1] }),
			shape.Each("period", "how long a period is; month unless told", period(),
				func(v *c, rule agreement.PeriodRule) { v.Period, s.rule = rule, rule }),
			shape.Field("contacts", "who gets the documents", documents.Contacts(),
				func(v *c) *agreement.Contacts { return &v.Contacts }),
			shape.FieldFor("fees", "what the services cost in a period, before tax, such as {wan: 42000.00}; or by date: "+
				"{wan: {2026-01-01: 42000.00, 2026-07-01: 43000.00}}",
				credits.Fees(s.Scope, agreement.PeriodRule{}).Schema,
				func(v *c) shape.Of[[]agreement.Fee] { return credits.Fees(s.Scope, v.Period) },
				func(v *c) *[]agreement.Fee { return &v.Fees }),
			shape.Field("calendars", "working hours by name, such as {office: {hours: {mon-fri: 08:00-18:00}, holidays: "+
				"DE-BE}}; always is there by itself",
				calendars.List(s.Scope), func(v *c) *map[string][]calendar.Dated { return &v.Calendars }),
			shape.Field("fault", "who answers for what, and what excuses the provider", fault.Terms(s.Scope),
				func(v *c) *agreement.Fault { return &v.Fault }),
			shape.Field("objectives", "what is promised", s.items.List(s.objective()),
				func(v *c) *[]agreement.Objective { return &v.Objectives }).Required(),
			shape.FieldFor("credits", "what holds for the credits of all objectives together",
				credits.Terms(s.Scope, agreement.PeriodRule{}).Schema,
				func(v *c) shape.Of[agreement.Credits] { return credits.Terms(s.Scope, v.Period) },
				func(v *c) *agreement.Credits { return &v.Credits }),
			shape.FieldFor("credit-note", "what the credit note says beside amounts, such as {number: CN-{agreement}-{period}}",
				creditnote.Terms(s.Scope, agreement.PeriodRule{}).Schema,
				func(v *c) shape.Of[*agreement.CreditNote] { return creditnote.Terms(s.Scope, v.Period) },
				func(v *c) **agreement.CreditNote { return &v.CreditNote }),
			shape.Field("major",
				"which incidents the report tells one by one; outages of severity major or critical unless told", s.major(),
				func(v *c) *agreement.Major { return &v.Major }),
			shape.Field("workload", "work that periods bring, and the most of it that was agreed", shape.List(s.workload()),
				func(v *c) *[]agreement.Workload { return &v.Workload }),
			shape.Field("skew",
				"clocks may differ by so much, such as 2m: what ends before its beginning by no more took no time",
				scalars.Duration(), func(v *c) *timeline.Micros { return &v.Skew }),
			shape.Field("decimals", "decimals of shares in the documents; 2 unless told", shape.Whole(0, 6),
				func(v *c) *int { return &v.Decimals }),
			shape.Field("brand", "how the documents look; as in slareport.yaml unless told",
				documents.Brand(s.files, s.ownBrand), func(v *c) *agreement.Brand { return &v.Brand }),
		},
		Done: func(r *shape.Reader, at shape.At, v *c) {
			v.at, v.Place = at, scope.Place(r, at.Node)
			v.Fees = append(v.Fees, s.items.Fees...)
			checkOwnNames(r, v)
			credits.CheckPoints(r, at, &v.Agreement)
			credits.ClaimAll(&v.Agreement)
			credits.CheckReported(r, at, &v.Agreement)
		},
	}.Shape()
}

// inherited is an agreement with what the workspace says and the usual terms.
func (s *tables) inherited() contract {
	s.items.Fees = nil
	w := s.workspace
	s.rule = agreement.PeriodRule{Kind: calendar.Month, StartDay: 1}
	return contract{Agreement: agreement.Agreement{
		Provider: w.Provider, WeAre: agreement.WeAreProvider, Zone: s.Zone, Locale: w.Locale, Brand: w.Brand,
		From: timeline.NoInstant, To: timeline.NoInstant,
		Period: s.rule,
		Fault:  fault.Default(), Major: agreement.DefaultMajor(), Decimals: 2,
	}}
}

// zoneKey reads the zone and lets the keys below it know.
func (s *tables) zoneKey() shape.Of[*time.Location] {
	return shape.Map(scalars.Zone(), func(zone *time.Location) *time.Location {
		s.Zone = zone
		return zone
	})
}

// currencyKey reads the currency and lets the keys below it know.
func (s *tables) currencyKey() shape.Of[string] {
	return shape.Map(scalars.Currency(), func(code string) string {
		s.Currency = code
		return code
	})
}
