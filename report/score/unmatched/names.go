package unmatched

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lithammer/fuzzysearch/fuzzy"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/score/assess"
)

// Names finds what an agreement names and no row of its client has, and what rows have that no target is for. A
// word that is written otherwise than the export writes it applies to nothing, and would do so without a word.
//
// Rule §13 (words-that-match-nothing): Every priority, state, cause, service and site that an agreement or a filter
// names is compared with the values in the data: one that no row has is a finding with what is there, and so are values
// for which there is no target.
//
// Convention doubt (words-without-rows): Where no row of a client has the field at all, nothing is said of states,
// causes and targets that are compared with it: there is nothing to be read in another way. A filter that asks for such
// a field is a finding, since it lets no row through, or every one.
//
// Convention doubt (words-at-stake): What a word that matches nothing costs is bounded by the most that a miss of its
// objective pays in the period; for words of the whole agreement nothing is computed.
//
// Convention doubt (words-depended-on): A service that another one depends on and no outage names is a note: suppliers
// without an outage are no mistake.
func Names(in assess.Input) []evidence.Finding {
	w := newCheck(in)
	a := in.Agreement
	if len(a.Fault.States) > 0 {
		states := w.states()
		for name := range a.Fault.States {
			w.name(namedWord{field: "state", word: name, place: a.Place}, states)
		}
	}
	if len(a.Fault.Causes) > 0 {
		causes := w.values("tickets", "cause").plus(w.values("outages", "cause"))
		for name := range a.Fault.Causes {
			w.name(namedWord{field: "cause", word: name, place: a.Place}, causes)
		}
	}
	w.dependencies()
	w.countings()
	w.excuses()
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

// check compares the words of an agreement with the rows of its client; rows later than the date of the data are
// not known.
type check struct {
	assess.Input
	found   []evidence.Finding
	tables  map[compared]bool   // of items, that were compared
	groups  map[string]bool     // of objectives for each of many items, that were met
	counted map[read]vocabulary // what there is in the rows, once it was asked for
}

func newCheck(in assess.Input) *check {
	return &check{
		Input: in, tables: map[compared]bool{}, groups: map[string]bool{}, counted: map[read]vocabulary{},
	}
}

// namedWord is a word of an agreement.
type namedWord struct {
	field, word string
	place       agreement.Place
	objective   *agreement.Objective // that names it; nil: the agreement does for all of them
	severity    string               // "" is a warning
}

// vocabulary counts the values of a field, as they are compared.
type vocabulary map[string]value

// value is how a row writes a value first, and how many rows have it.
type value struct {
	text  string
	count int
}

func (v vocabulary) add(text string, n int) {
	if key := evidence.Fold(text); key != "" {
		old := v[key]
		if old.text == "" || text < old.text { // not the first row's: their order changes nothing
			old.text = text
		}
		v[key] = value{old.text, old.count + n}
	}
}

// plus are the values of both. Nothing is added to them: they may be those of one.
func (v vocabulary) plus(o vocabulary) vocabulary {
	switch {
	case len(v) == 0:
		return o
	case len(o) == 0:
		return v
	}
	sum := vocabulary{}
	for _, list := range []vocabulary{v, o} {
		for _, x := range list {
			sum.add(x.text, x.count)
		}
	}
	return sum
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

// name notes a word that no value is the same as.
func (w *check) name(n namedWord, there vocabulary) {
	if _, met := there[evidence.Fold(n.word)]; met || len(there) == 0 {
		return
	}
	list := there.texts()
	f := evidence.Finding{
		Severity: cmp.Or(n.severity, evidence.Warning), File: n.place.File, Sheet: n.place.Sheet, Row: n.place.Line, Count: 1,
		Message: w.withStake(
			n.objective, "finding.names-nothing", "finding.names-nothing.stake", n.field, finding.Quote(n.word),
			finding.All(finding.Quotes(list[:min(len(list), mostWords)])),
		),
	}
	if near := nearestWord(n.word, list); near != "" {
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
