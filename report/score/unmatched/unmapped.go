package unmatched

import (
	"regexp"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/score/assess"
)

// Unmapped finds states and causes that the client's rows have and the agreement gives to no party. It is for the
// provider, on whose account the time stays.
//
// Rule §13 (words-mapped-to-nothing): States and causes that rows have and that the agreement gives to no party are a
// finding of `check` with their counts.
//
// Convention doubt (unmapped-causes): Causes that the agreement gives to no party are one note for each agreement that
// maps any and excuses anybody, the most frequent first. A row whose `fault` names a party needs no cause.
//
// Convention doubt (unmapped-states): Where an agreement maps states to the provider as well, its list is taken for
// complete, and every other state is in the note. Where it maps only states in which others are waited for, the note
// has those that sound like waiting (hold, pending, awaiting, vendor, warten, en attente …): in all other states the
// case is in the provider's hands.
func Unmapped(in assess.Input) []evidence.Finding {
	w := newCheck(in)
	f := &in.Agreement.Fault
	if len(f.Excuses) == 0 {
		return nil
	}
	if len(f.States) > 0 {
		w.unmapped("state", w.states(), f.States, !givenTo(f.States, party.Provider))
	}
	if len(f.Causes) > 0 {
		w.unmapped("cause", w.causesAlone(), f.Causes, false)
	}
	return w.found
}

func givenTo(mapped map[string]party.Party, who party.Party) bool {
	for _, p := range mapped {
		if p == who {
			return true
		}
	}
	return false
}

// waiting finds the words of states in which somebody else is waited for.
var waiting = regexp.MustCompile(`(?i)\b(on.?hold|wait|await|pend|suspend|paus|blocked|` +
	`customer|client|caller|vendor|supplier|third.?party|kunde|lieferant|hersteller|fournisseur|` +
	`wart|ausstehend|angehalten|rückfrage|zurückgestellt|(en )?attente|suspendu)`)

// unmapped notes the values that are in no map, of states the waiting ones alone where the map has only these.
func (w *check) unmapped(field string, there vocabulary, mapped map[string]party.Party, waitingOnly bool) {
	left, rows := vocabulary{}, 0
	for key, x := range there {
		if _, known := mapped[key]; known || waitingOnly && !waiting.MatchString(x.text) {
			continue
		}
		left[key], rows = x, rows+x.count
	}
	if len(left) == 0 {
		return
	}
	var list []any
	for _, text := range left.texts() {
		n := left[evidence.Fold(text)].count
		list = append(list, finding.Say("finding.value-count", finding.Quote(text), finding.Count(n)))
	}
	at := w.Agreement.Place
	w.found = append(w.found, evidence.Finding{
		Severity: evidence.Note, File: at.File, Sheet: at.Sheet, Row: at.Line, Count: rows,
		Message: finding.Say("finding.mapped-to-nothing", field, finding.All(list[:min(len(list), mostWords)])),
		Hint:    finding.Say("hint.give-to-party", field+"s"),
	})
}

// causesAlone are the causes of rows in which no party is named.
func (w *check) causesAlone() vocabulary {
	v, all := w.Evidence, w.Evidence.All
	return causesOf(w, v.Tickets, all.Tickets, "opened").plus(causesOf(w, v.Outages, all.Outages, "from"))
}

func causesOf[R filter.Record](w *check, list []int32, records []R, begin string) vocabulary {
	who := filter.Text[R]("fault")
	alone := slices.DeleteFunc(slices.Clone(list), func(i int32) bool { return namesParty(w.Agreement, who(&records[i])) })
	return countOf(w, alone, records, "cause", begin)
}

func namesParty(a *agreement.Agreement, cell evidence.Text) bool {
	_, named := fault.PartyOf(a, cell.String())
	return named
}
