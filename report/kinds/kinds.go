package kinds

import (
	"fmt"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/kinds/wording"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/samples"
)

// All lists the kinds of objectives (rules §3), in the order in which the schema offers them, each with terms that are
// not filled in yet. A new kind is a folder beside this file and a line here.
func All() []Terms {
	return []Terms{
		&availability.Terms{},
		&timeliness.Terms{},
		&share.Terms{},
		&statistic.Terms{},
		&count.Terms{},
	}
}

// Terms are what an objective of one kind promises, and all that a report has to know about the kind.
type Terms interface {
	// Kind, ValueUnit and Events: what the terms of an agreement are asked by every package.
	agreement.Terms

	// Doc says in a phrase what the kind measures, for the schema.
	Doc() string

	// Records names the type of records without which there is nothing to measure.
	Records() string

	// Filter is the condition on the records that count, and their type; "" where all of them do.
	Filter() (records, where string)

	// Fields names the fields of these records that decide, the filter's among them: what a cell of another field says
	// cannot change the objective.
	Fields() []string

	// FromSamples is what the objective takes from samples; ok is false where it is about other records.
	FromSamples() (wanted samples.Wanted, ok bool)

	// Calendars names the calendars that time is counted on, agreement.Always where no other is.
	Calendars() []string

	// Measure measures the objective in every period of the context, in their order.
	Measure(*measure.Context, *agreement.Objective) ([]measure.Result, error)

	// Definition says in a sentence what is measured and how. What its filter leaves out is added to it.
	Definition(*wording.Words, *agreement.Objective) string

	// Why says, in one clause or more, what a miss was measured at; rows names the rows behind it.
	Why(w *wording.Words, o *agreement.Objective, m *measure.Miss, rows string) []string
}

// Of gives the terms of an objective. It fails where nothing is promised, or what no kind measures.
func Of(o *agreement.Objective) (Terms, error) {
	terms, known := o.Terms.(Terms)
	if !known {
		return nil, fmt.Errorf("objective %s: nothing measures the kind %q", o.ID, o.Kind())
	}
	return terms, nil
}

// Measure measures one objective over the periods of a context.
func Measure(ctx *measure.Context, o *agreement.Objective) ([]measure.Result, error) {
	terms, err := Of(o)
	if err != nil {
		return nil, err
	}
	return terms.Measure(ctx, o)
}

// Definition says in words what an objective measures, which records count among it.
func Definition(w *wording.Words, o *agreement.Objective, terms Terms) string {
	text := terms.Definition(w, o)
	records, where := terms.Filter()
	if filter := w.Filter(records, where, o.InWords); filter != "" {
		text += " " + filter
	}
	return text
}
