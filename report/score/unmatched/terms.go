package unmatched

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/credit/settlement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter/comparisons"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/timeliness"
)

// objective compares what an objective names.
func (w *check) objective(o *agreement.Objective) {
	terms, err := kinds.Of(o)
	if err != nil {
		return
	}
	records, where := terms.Filter()
	if o.Item != nil {
		if !w.firstOf(o) {
			return
		}
		w.itemsOf(o, records)
	}
	if o.Item == nil || o.Item.Site {
		w.service(o.Service, records, o.Place, o)
	}
	w.expression(records, where, o.Place, o)
	switch t := terms.(type) {
	case *timeliness.Terms:
		w.expression("ticket-events", t.Start, o.Place, o)
		w.expression("ticket-events", t.Event, o.Place, o)
		w.targets(o, t)
	case *share.Terms:
		w.expression(records, t.Good, o.Place, o)
	case *availability.Terms:
		for _, site := range t.Sites {
			w.name(namedWord{field: "site", word: site, place: o.Place, objective: o}, w.values(records, "site"))
		}
	}
}

func (w *check) service(name, records string, at agreement.Place, o *agreement.Objective) {
	if name != "" {
		w.name(namedWord{field: "service", word: name, place: at, objective: o}, w.values(records, "service"))
	}
}

// expression compares the words that an expression compares fields with. Of changes the field is called what was
// changed, where the expression says so.
func (w *check) expression(records, text string, at agreement.Place, o *agreement.Objective) {
	if text == "" {
		return
	}
	list, _, simple := comparisons.Of(text)
	if !simple {
		return
	}
	changed := ""
	for _, c := range list {
		if c.Field == "what" && len(c.Values) == 1 {
			changed = c.Values[0].Text
		}
	}
	for _, c := range list {
		there, field := w.values(records, c.Field), c.Field
		if changed != "" && (field == "from" || field == "to") {
			field = changed
		}
		if there != nil && len(there) == 0 && w.anyRow(records) {
			w.blank(c, at, o)
		}
		for _, literal := range c.Values {
			if literal.Word {
				w.name(namedWord{field: field, word: literal.Text, place: at, objective: o}, there)
			}
		}
	}
}

// blank notes a field that an expression asks for and that no row has.
func (w *check) blank(c comparisons.Comparison, at agreement.Place, o *agreement.Objective) {
	i := slices.IndexFunc(c.Values, func(l comparisons.Literal) bool { return l.Word })
	if i < 0 {
		return
	}
	w.found = append(w.found, evidence.Finding{
		Severity: evidence.Warning, File: at.File, Sheet: at.Sheet, Row: at.Line, Count: 1,
		Message: w.withStake(
			o, "finding.field-blank", "finding.field-blank.stake", c.Field, finding.Quote(c.Values[i].Text),
		),
		Hint: finding.Say("hint.say-column", c.Field),
	})
}

// dependencies compares the services that depend on others.
func (w *check) dependencies() {
	at := w.Agreement.Place
	for _, d := range w.Agreement.Fault.Dependencies {
		w.name(namedWord{field: "service", word: d.Service, place: at}, w.services())
		w.name(namedWord{field: "service", word: d.On, place: at, severity: evidence.Note}, w.values("outages", "service"))
	}
}

// countings compares what makes a major incident, where the agreement says so itself, and what work is counted.
func (w *check) countings() {
	a := w.Agreement
	major, silent := a.Major, agreement.DefaultMajor()
	if major.Outages != silent.Outages {
		w.expression("outages", major.Outages, a.Place, nil)
	}
	w.expression("tickets", major.Tickets, a.Place, nil)
	for _, work := range a.Workload {
		w.service(work.Service, work.Of, a.Place, nil)
		w.expression(work.Of, work.Where, a.Place, nil)
	}
}

// targets compares the values that targets are for with those of the tickets, both ways.
func (w *check) targets(o *agreement.Objective, t *timeliness.Terms) {
	meant, all := map[string]vocabulary{}, len(t.Within) == 0
	for _, target := range t.Within {
		all = all || len(target.Keys()) == 0
		for _, k := range target.Keys() {
			w.name(namedWord{field: k.Key, word: k.Match, place: o.Place, objective: o}, w.valuesOverTime(k.Key))
			if meant[k.Key] == nil {
				meant[k.Key] = vocabulary{}
			}
			meant[k.Key].add(k.Match, 1)
		}
	}
	if all {
		return
	}
	for field, words := range meant {
		there := w.values("tickets", field)
		for key, x := range there {
			if _, mapped := words[key]; !mapped {
				w.found = append(w.found, evidence.Finding{
					Severity: evidence.Warning, File: o.Place.File, Sheet: o.Place.Sheet, Row: o.Place.Line, Count: x.count,
					Message: w.withStake(
						o, "finding.without-target", "finding.without-target.stake", o.Name, field, finding.Quote(x.text),
					),
				})
			}
		}
	}
}

// withStake makes a message; where a miss of the objective pays anything, it is another one that ends with the most.
func (w *check) withStake(o *agreement.Objective, bare, priced string, args ...any) finding.Message {
	most := w.stake(o)
	if most == nil || most.Sign() == 0 {
		return finding.Say(bare, args...)
	}
	minor, _ := books.MinorUnits(w.Agreement.Currency)
	money := finding.Money{Amount: most.FloatString(minor), Currency: w.Agreement.Currency}
	return finding.Say(priced, append(args, money)...)
}

// stake is the most that a miss of an objective pays in the period; nil where nothing is paid, nothing bounds it, or no
// period is asked about.
func (w *check) stake(o *agreement.Objective) *big.Rat {
	minor, err := books.MinorUnits(w.Agreement.Currency)
	if o == nil || o.Credit == nil || err != nil || w.Period.Label == "" {
		return nil
	}
	target, promised := judge.Target(w.Agreement, o.Targets, w.Period)
	if !promised {
		return nil
	}
	c := credit.Case{Objective: o, At: w.Period.To - 1, Target: &target, Span: w.Period.Interval}
	if minimum, agreed := judge.Target(w.Agreement, o.Minimum, w.Period); agreed {
		c.Minimum = &minimum
	}
	return settlement.Stake(w.Agreement, c, minor)
}
