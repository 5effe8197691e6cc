package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"

	"github.com/slareport/slareport/sample-data/generate/clock"
)

// truths is what the generator knows about the reported month because it planted it. Nothing here was computed
// by the program that is tested with it.
type truths struct {
	Period     string     `json:"period"`
	AsOf       string     `json:"as_of"`
	Objectives []*truth   `json:"objectives"`
	Sources    []*account `json:"sources"`
}

// account is what becomes of the rows of a source, over all of its files.
type account struct {
	Source     string `json:"source"`
	Rows       int    `json:"rows"`
	Duplicates int    `json:"duplicates"`
	Filtered   int    `json:"filtered"`
	Rejected   int    `json:"rejected"`
}

// truth is one objective. What an entry does not tell, it does not know.
type truth struct {
	Client    string `json:"client"`
	Objective string `json:"objective"`
	Verdict   string `json:"verdict"`
	Below     bool   `json:"below_minimum,omitempty"`
	Unit      string `json:"unit,omitempty"`
	Total     string `json:"total,omitempty"`    // units as experienced
	Bad       string `json:"bad,omitempty"`      // units missed as experienced
	Stays     string `json:"stays,omitempty"`    // units missed that the contract leaves with the provider
	Value     string `json:"value,omitempty"`    // of statistics and counts, as experienced
	Coverage  string `json:"coverage,omitempty"` // percent of the time that samples speak for
	Removed   string `json:"removed,omitempty"`  // verdict by the other convention, where it differs
	Accepted  split  `json:"accepted,omitempty"` // units that the contract takes off the provider, by party
}

// split is an amount by party, as decimals.
type split map[string]string

// tally counts an objective while its records are planted.
type tally struct {
	total, bad, stays *big.Rat
	accepted          map[string]*big.Rat
}

func newTally() *tally {
	return &tally{new(big.Rat), new(big.Rat), new(big.Rat), map[string]*big.Rat{}}
}

func (t *tally) good(units int64) { t.total.Add(t.total, big.NewRat(units, 1)) }

// miss counts missed units that stay with the provider ("") or that the contract takes off for another party.
func (t *tally) miss(units *big.Rat, party string) {
	t.total.Add(t.total, units)
	t.bad.Add(t.bad, units)
	if party == "" {
		t.stays.Add(t.stays, units)
		return
	}
	if t.accepted[party] == nil {
		t.accepted[party] = new(big.Rat)
	}
	t.accepted[party].Add(t.accepted[party], units)
}

// one counts one case by its ruling if it was decided in the reported month.
func (t *tally) one(h *clock.Hours, r ruling) {
	if clock.Reported.Of(r.decided.In(h.Zone)) != clock.Reported {
		return
	}
	switch {
	case !r.bad:
		t.good(1)
	case r.stays:
		t.miss(big.NewRat(1, 1), "")
	default:
		var sum int64
		for _, w := range r.waited {
			sum += int64(w)
		}
		for party, w := range r.waited {
			t.miss(big.NewRat(int64(w), sum), party)
		}
	}
}

func (t *tally) truth(client, objective, unit, verdict string) *truth {
	out := &truth{Client: client, Objective: objective, Unit: unit, Verdict: verdict,
		Total: decimal(t.total), Bad: decimal(t.bad), Stays: decimal(t.stays), Accepted: split{}}
	for party, units := range t.accepted {
		out.Accepted[party] = decimal(units)
	}
	return out
}

// decimal writes a number that a few decimals hold exactly; the planted figures are such.
func decimal(r *big.Rat) string {
	digits, exact := r.FloatPrec()
	if !exact {
		panic(fmt.Sprintf("planted %s, which no decimal holds", r))
	}
	return r.FloatString(digits)
}

func (t *truths) bytes() []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(t); err != nil {
		panic(err) // texts only
	}
	return b.Bytes()
}
