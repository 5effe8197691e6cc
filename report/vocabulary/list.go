package vocabulary

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/sampling"
)

// Data is what came of reading the exports, and the agreements it is for.
type Data struct {
	Evidence   *evidence.Evidence
	Agreements []*agreement.Agreement
	Views      []*evidence.View // by agreement
	Samples    measure.Samples
}

// List counts the values of the fields that agreements speak about, in the order of the sources. Fields without any
// value are left out.
//
// Rule §13 (vocabularies): `check --vocabularies` prints, by source, the values of priority, state, cause, service,
// site, provider, client and the like with their counts, and what each agreement makes of them; `--json` always has
// them.
//
// Convention doubt (vocabulary-fields): Impact, urgency, tier, category and item are listed where an objective asks for
// them. Of a history the states and priorities that cases were changed from and to are counted, once a change.
//
// Convention doubt (vocabulary-tail): `check --vocabularies` prints the most frequent 10 values of a field, `--json`
// 1,000, and how many more there are in how many rows.
func List(d Data) []Vocabulary {
	var out []Vocabulary
	e := d.Evidence
	origin := func(p evidence.Pos) string { return e.Origins[p.Origin].Source }
	out = append(out, list(d, &rows[evidence.Ticket]{
		records: "tickets", list: e.Tickets, texts: plainTexts[evidence.Ticket],
		source:  func(i int) string { return origin(e.Tickets[i].Pos) },
		clients: d.places(func(v *evidence.View) []int32 { return v.Tickets }),
	})...)
	out = append(out, list(d, &rows[evidence.Event]{
		records: "ticket-events", list: e.Events, texts: historyTexts,
		source:  func(i int) string { return origin(e.Events[i].Pos) },
		clients: d.histories(),
	})...)
	out = append(out, list(d, &rows[evidence.Outage]{
		records: "outages", list: e.Outages, texts: plainTexts[evidence.Outage],
		source:  func(i int) string { return origin(e.Outages[i].Pos) },
		clients: d.places(func(v *evidence.View) []int32 { return v.Outages }),
	})...)
	out = append(out, list(d, &rows[evidence.Claim]{
		records: "claims", list: e.Claims, texts: plainTexts[evidence.Claim],
		source:  func(i int) string { return origin(e.Claims[i].Pos) },
		clients: d.places(func(v *evidence.View) []int32 { return v.Claims }),
	})...)
	out = append(out, list(d, &rows[evidence.Obligation]{
		records: "obligations", list: e.Obligations, texts: plainTexts[evidence.Obligation],
		source:  func(i int) string { return origin(e.Obligations[i].Pos) },
		clients: d.places(func(v *evidence.View) []int32 { return v.Obligations }),
	})...)
	out = append(out, list(d, &rows[evidence.CreditClaim]{
		records: "credit-claims", list: e.CreditClaims, texts: plainTexts[evidence.CreditClaim],
		source:  func(i int) string { return origin(e.CreditClaims[i].Pos) },
		clients: d.places(func(v *evidence.View) []int32 { return v.CreditClaims }),
	})...)
	out = append(out, list(d, &rows[evidence.Survey]{
		records: "surveys", list: e.Surveys, texts: plainTexts[evidence.Survey],
		source:  func(i int) string { return origin(e.Surveys[i].Pos) },
		clients: d.places(func(v *evidence.View) []int32 { return v.Surveys }),
	})...)
	out = append(out, list(d, &rows[evidence.Tally]{
		records: "tallies", list: e.Tallies, texts: plainTexts[evidence.Tally],
		source:  func(i int) string { return origin(e.Tallies[i].Pos) },
		clients: d.places(func(v *evidence.View) []int32 { return v.Tallies }),
	})...)
	out = append(out, list(d, d.series())...)
	d.sort(out)
	return out
}

// fields are those that are listed, by type of records.
var fields = map[string][]string{
	"tickets":       {"client", "service", "site", "provider", "priority", "channel", "state", "cause", "fault"},
	"ticket-events": {"client", "state", "priority", "actor"},
	"outages":       {"client", "service", "site", "provider", "severity", "cause", "fault"},
	"claims":        {"client", "party"},
	"obligations":   {"client", "party"},
	"credit-claims": {"client", "objective", "period"},
	"surveys":       {"client", "service", "provider"},
	"tallies":       {"client", "objective"},
	"samples":       {"client", "service", "site", "provider"},
}

// asked are fields of tickets that are listed where an objective asks for them.
var asked = []string{"impact", "urgency", "tier", "category", "item"}

// fieldsOf lists the fields of a type of records.
func (d *Data) fieldsOf(records string) []string {
	out := slices.Clone(fields[records])
	if records != "tickets" {
		return out
	}
	for _, f := range asked {
		if slices.ContainsFunc(d.Agreements, func(a *agreement.Agreement) bool { return asks(a, f) }) {
			out = append(out, f)
		}
	}
	return out
}

// asks tells whether an objective about tickets asks for a field.
func asks(a *agreement.Agreement, field string) bool {
	return slices.ContainsFunc(a.Objectives, func(o agreement.Objective) bool {
		terms, err := kinds.Of(&o)
		if err != nil {
			return false
		}
		records, _ := terms.Filter()
		return records == "tickets" && slices.Contains(terms.Fields(), field)
	})
}

// list makes the vocabularies of one type of records.
func list[R any](d Data, r *rows[R]) []Vocabulary {
	var out []Vocabulary
	for _, field := range d.fieldsOf(r.records) {
		for source, c := range r.tallies(field) {
			v := Vocabulary{
				Source: source, Records: r.records, Field: field, Values: []Value{}, Further: c.further, FurtherRows: c.furtherRows,
			}
			for _, t := range c.list {
				t.MapsTo = []Meaning{}
				for _, a := range t.agreements {
					m := Meaning{d.Agreements[a].ID, meaning(d.Agreements[a], source, r.records, field, t.Value.Value)}
					t.MapsTo = append(t.MapsTo, m)
				}
				v.Values = append(v.Values, t.Value)
			}
			out = append(out, v)
		}
	}
	return out
}

// places visits the records of each agreement's client.
func (d *Data) places(of func(*evidence.View) []int32) (out []func(func(int) bool)) {
	for _, v := range d.Views {
		out = append(out, func(yield func(int) bool) {
			for _, i := range of(v) {
				if !yield(int(i)) {
					return
				}
			}
		})
	}
	return out
}

// histories visits the changes of each agreement's client's tickets.
func (d *Data) histories() (out []func(func(int) bool)) {
	for _, v := range d.Views {
		out = append(out, func(yield func(int) bool) {
			for _, t := range v.Tickets {
				for _, i := range v.EventsOf(t) {
					if !yield(int(i)) {
						return
					}
				}
			}
		})
	}
	return out
}

// historyTexts reads a change of state or priority as the two values that it names.
func historyTexts(field string) func(*evidence.Event) [2]evidence.Text {
	what := map[string]evidence.Change{"state": evidence.ChangeState, "priority": evidence.ChangePriority}
	change, is := what[field]
	if !is {
		return plainTexts[evidence.Event](field)
	}
	return func(e *evidence.Event) [2]evidence.Text {
		if e.What != change {
			return [2]evidence.Text{}
		}
		return [2]evidence.Text{e.From, e.To}
	}
}

// series are the samples, which are known by what they measured.
func (d *Data) series() *rows[sampling.Counted] {
	r := &rows[sampling.Counted]{records: "samples", texts: seriesTexts}
	if d.Samples == nil {
		return r
	}
	all := make([]sampling.Counted, 0, len(d.Samples.Series)+len(d.Samples.Unwanted))
	all = slices.AppendSeq(all, d.Samples.Counts())
	r.list = all
	r.source = func(i int) string { return all[i].Source }
	r.weight = func(i int) int { return int(all[i].Readings) }
	for _, v := range d.Views {
		r.clients = append(r.clients, func(yield func(int) bool) {
			for i := range all {
				if v.Named(all[i].Client) && !yield(i) {
					return
				}
			}
		})
	}
	return r
}

// seriesTexts reads a field of what was measured.
func seriesTexts(field string) func(*sampling.Counted) [2]evidence.Text {
	get := plainTexts[evidence.Series](field)
	if get == nil {
		return nil
	}
	return func(c *sampling.Counted) [2]evidence.Text { return get(&c.Series) }
}

// sort orders vocabularies by source, type of records and field, as all of them are listed.
func (d *Data) sort(list []Vocabulary) {
	place := map[string]int{}
	for i, s := range d.Evidence.Sources {
		if _, met := place[s.ID]; !met {
			place[s.ID] = i
		}
	}
	slices.SortStableFunc(list, func(a, b Vocabulary) int { return place[a.Source] - place[b.Source] })
}
