package daily

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/kinds/wording"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/samples"
)

// Terms promise something for every day. The objective's own target is a number of days that may miss it.
type Terms struct {
	Of      agreement.Terms // what is promised
	Targets []agreement.Dated[agreement.Target]
}

// Kind is that of what is promised.
func (t *Terms) Kind() string { return t.Of.Kind() }

// ValueUnit is none: days are counted.
func (*Terms) ValueUnit(agreement.Target) string { return "" }

// Events is true: the value is a number of days.
func (*Terms) Events() bool { return true }

// of are the terms of what is promised. The loader gives those of a kind.
func (t *Terms) of() kinds.Terms {
	terms, _ := t.Of.(kinds.Terms)
	return terms
}

// Doc is the kind in a phrase.
func (t *Terms) Doc() string { return t.of().Doc() }

// Records are those that are measured.
func (t *Terms) Records() string { return t.of().Records() }

// Filter is the filter on them.
func (t *Terms) Filter() (records, where string) { return t.of().Filter() }

// Fields are those that decide about a day.
func (t *Terms) Fields() []string { return t.of().Fields() }

// FromSamples is what a day takes from samples.
func (t *Terms) FromSamples() (samples.Wanted, bool) { return t.of().FromSamples() }

// Calendars are those that time is counted on.
func (t *Terms) Calendars() []string { return t.of().Calendars() }

// Definition says what is measured, and that every day is judged.
func (t *Terms) Definition(w *wording.Words, o *agreement.Objective) string {
	inner := t.Day(o)
	text := t.of().Definition(w, &inner)
	if target, agreed := agreement.At(t.Targets, w.At); agreed {
		text += " " + w.T("definition.daily", target.Text)
	}
	return text
}

// Why says at what a day was measured.
func (t *Terms) Why(w *wording.Words, o *agreement.Objective, m *measure.Miss, rows string) []string {
	return w.Record(o, m, "", rows)
}

// Day is the objective of a day.
func (t *Terms) Day(o *agreement.Objective) agreement.Objective {
	inner := *o
	inner.Terms, inner.Targets, inner.Credit = t.Of, t.Targets, nil
	return inner
}

// byPriority is a kind of objective whose targets depend on the priority that a case had on the way.
type byPriority interface {
	AnyPriority() (lenient, strict agreement.Terms, open bool)
}

// AnyPriority are the terms with the most lenient and with the strictest target for every case of a day.
func (t *Terms) AnyPriority() (lenient, strict agreement.Terms, open bool) {
	of, is := t.Of.(byPriority)
	if !is {
		return nil, nil, false
	}
	lenient, strict, open = of.AnyPriority()
	return &Terms{lenient, t.Targets}, &Terms{strict, t.Targets}, open
}
