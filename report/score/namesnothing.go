package score

import (
	"slices"
	"strings"

	"github.com/lithammer/fuzzysearch/fuzzy"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/timeline"
)

// NamesNothing finds what an agreement names and no row of its client has, and what rows have that no target is for. A
// word that is written otherwise than the export writes it applies to nothing, and would do so without a word.
//
// Rule §13 (words-that-match-nothing): Every priority, state, cause, service and site that an agreement or a filter
// names is compared with the values in the data: one that no row has is a finding with what is there, and so are values
// for which there is no target.
//
// Convention doubt (words-without-rows): Where no row of a client has the field at all, nothing is said of the words
// that are compared with it: there is nothing to be read in another way.
func NamesNothing(a *agreement.Agreement, v *evidence.View, asOf timeline.Instant) []evidence.Finding {
	w := wordCheck{view: v, asOf: asOf}
	states := w.states()
	for name := range a.Fault.States {
		w.name("state", name, states, a.Place)
	}
	causes := w.values("tickets", "cause").plus(w.values("outages", "cause"))
	for name := range a.Fault.Causes {
		w.name("cause", name, causes, a.Place)
	}
	for i := range a.Objectives {
		w.objective(&a.Objectives[i])
	}
	slices.SortStableFunc(w.found, func(x, y evidence.Finding) int {
		if x.Row != y.Row {
			return x.Row - y.Row
		}
		return finding.Compare(x.Message, y.Message)
	})
	return w.found
}

// wordCheck compares the words of an agreement with the rows of its client.
type wordCheck struct {
	view  *evidence.View
	asOf  timeline.Instant // later rows are not known
	found []evidence.Finding
}

// vocabulary counts the values of a field, as they are compared.
type vocabulary map[string]value

// value is how a row writes a value first, and how many rows have it.
type value struct {
	text  string
	count int
}

func (v vocabulary) add(t evidence.Text, n int) {
	if key := evidence.Fold(t.String()); key != "" {
		old := v[key]
		if old.text == "" || t.String() < old.text { // not that of the first row: the order of rows changes nothing
			old.text = t.String()
		}
		v[key] = value{old.text, old.count + n}
	}
}

func (v vocabulary) plus(o vocabulary) vocabulary {
	for _, x := range o {
		v.add(evidence.T(x.text), x.count)
	}
	return v
}

// texts lists the values, the most frequent first.
func (v vocabulary) texts() []string {
	var list []value
	for _, x := range v {
		list = append(list, x)
	}
	slices.SortFunc(list, func(a, b value) int {
		if a.count != b.count {
			return b.count - a.count
		}
		return strings.Compare(a.text, b.text)
	})
	var out []string
	for _, x := range list {
		out = append(out, x.text)
	}
	return out
}

// values are those of a field of the client's records of a type; none of records and fields that have no such values.
func (w *wordCheck) values(records, field string) vocabulary {
	all := w.view.All
	switch records {
	case "tickets":
		return countOf(w, w.view.Tickets, all.Tickets, field, "opened")
	case "outages":
		return countOf(w, w.view.Outages, all.Outages, field, "from")
	case "surveys":
		return countOf(w, w.view.Surveys, all.Surveys, field, "at")
	}
	return nil
}

func countOf[R filter.Record](w *wordCheck, list []int32, records []R, field, begin string) vocabulary {
	get, at := filter.Text[R](field), filter.Instant[R](begin)
	if get == nil {
		return nil
	}
	counts := map[evidence.Text]int{}
	for _, i := range list {
		if at(&records[i]) <= w.asOf {
			counts[get(&records[i])]++
		}
	}
	v := vocabulary{}
	for t, n := range counts {
		v.add(t, n)
	}
	return v
}

// states are those of tickets and of their histories.
func (w *wordCheck) states() vocabulary {
	v := w.values("tickets", "state")
	for _, t := range w.view.Tickets {
		for _, i := range w.view.EventsOf(t) {
			if e := &w.view.All.Events[i]; e.What == evidence.ChangeState && fault.KnownEvent(e, w.asOf) {
				v.add(e.From, 1)
				v.add(e.To, 1)
			}
		}
	}
	return v
}

// name notes a word that no value is the same as.
func (w *wordCheck) name(field, word string, there vocabulary, at agreement.Place) {
	if _, met := there[evidence.Fold(word)]; met || len(there) == 0 {
		return
	}
	list := there.texts()
	f := evidence.Finding{
		Severity: evidence.Warning, File: at.File, Sheet: at.Sheet, Row: at.Line, Count: 1,
		Message: finding.Say(
			"finding.names-nothing", field, finding.Quote(word), finding.All(finding.Quotes(list[:min(len(list), mostWords)])),
		),
	}
	if near := nearestWord(word, list); near != "" {
		f.Hint = finding.Say("hint.did-you-mean", finding.Quote(near))
	}
	w.found = append(w.found, f)
}

// mostWords is how many values a message lists.
const mostWords = 12

// nearestWord is the value that was probably meant, "" if none looks like it.
func nearestWord(word string, list []string) (near string) {
	best := 3
	for _, other := range list {
		a, b := evidence.Fold(word), evidence.Fold(other)
		if d := fuzzy.LevenshteinDistance(a, b); d < best && d < len(a) {
			near, best = other, d
		}
	}
	return near
}

// objective compares what an objective names.
func (w *wordCheck) objective(o *agreement.Objective) {
	terms, err := kinds.Of(o)
	if err != nil {
		return
	}
	if o.Service != "" {
		records := terms.Records()
		if records == "ticket-events" {
			records = "tickets" // whose service counts
		}
		w.name("service", o.Service, w.values(records, "service"), o.Place)
	}
	records, where := terms.Filter()
	if list, _, simple := filter.Simple(where); simple {
		for _, c := range list {
			for _, literal := range c.Values {
				if literal.Word {
					w.name(c.Field, literal.Text, w.values(records, c.Field), o.Place)
				}
			}
		}
	}
	if t, is := terms.(*timeliness.Terms); is {
		w.targets(o, t)
	}
}

// targets compares the values that targets are for with those of the tickets, both ways.
func (w *wordCheck) targets(o *agreement.Objective, t *timeliness.Terms) {
	meant, all := map[string]vocabulary{}, len(t.Within) == 0
	for _, target := range t.Within {
		all = all || len(target.Keys()) == 0
		for _, k := range target.Keys() {
			w.name(k.Key, k.Match, w.values("tickets", k.Key), o.Place)
			if meant[k.Key] == nil {
				meant[k.Key] = vocabulary{}
			}
			meant[k.Key].add(evidence.T(k.Match), 1)
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
					Message: finding.Say("finding.without-target", o.Name, field, finding.Quote(x.text)),
				})
			}
		}
	}
}
