package measure

import "github.com/slareport/slareport/report/evidence"

// Problem is why a record was not scored as it stands, or at all.
type Problem uint8

const (
	ProblemNone Problem = iota
	ProblemNoTarget
	ProblemNoStart
	ProblemBackwards
	ProblemNotResolved
	ProblemNoPromise
	ProblemMachine
	ProblemOverfull
	ProblemNegative
	ProblemNoValue
	ProblemNoContact
	ProblemNoVolume
	ProblemNotCombined
	problemCount
)

// problemTexts are what findings say; how often and where first stands beside it.
var problemTexts = [problemCount]struct{ severity, text, hint string }{
	ProblemNoTarget:    {"warning", "no target applies to the case: it is not scored", "the agreement names no target for its priority, or none for its date"},
	ProblemNoStart:     {"warning", "the case has no time at which its clock starts: it is not scored", "the column for it may be missing or blank"},
	ProblemBackwards:   {"warning", "the case ends before it begins: it is not scored", "the columns may be swapped, or in different time zones"},
	ProblemNotResolved: {"note", "the case was closed and never resolved: the closing stands in", ""},
	ProblemNoPromise:   {"note", "no date was promised for the case: it is not scored", ""},
	ProblemMachine:     {"note", "a response came faster than a person answers: it is none", ""},
	ProblemOverfull:    {"warning", "more is good than there is: the record counts as all good", "the columns may be swapped, or duplicates counted"},
	ProblemNegative:    {"warning", "the record has a negative weight: it is not scored", ""},
	ProblemNoValue:     {"note", "the record has no value: it is not scored", ""},
	ProblemNoContact:   {"note", "the ticket does not tell who asked about what: no further contact can be found for it, so it is not scored", "the columns that the key repeat names may be missing or blank"},
	ProblemNoVolume:    {"warning", "the value has no volume, so it cannot be averaged with the others of the period: it is not scored", "give the number behind it in the column total"},
	ProblemNotCombined: {"warning", "several values of one period cannot be put together to a percentile: none of them is scored", "tally the whole period, or take the mean"},
}

// Problems counts what was met in a period, with the first place of each.
type Problems [problemCount]struct {
	count int
	first evidence.Pos
	rank  int32 // of the first, where the records do not come in canonical order
}

// Add notes a problem at a place.
func (p *Problems) Add(kind Problem, at evidence.Pos) { p.AddRanked(kind, at, 0, 1) }

// AddRanked adds what was met so many times, first in the record of a rank.
func (p *Problems) AddRanked(kind Problem, at evidence.Pos, rank int32, times int) {
	if p[kind].count == 0 || rank < p[kind].rank {
		p[kind].first, p[kind].rank = at, rank
	}
	p[kind].count += times
}

// Findings tells the problems.
func (p *Problems) Findings(ctx *Context) (list []evidence.Finding) {
	for kind, met := range p {
		if met.count == 0 {
			continue
		}
		text := problemTexts[kind]
		list = append(list, FindingAt(ctx, evidence.Finding{Severity: text.severity, Text: text.text, Hint: text.hint, Count: met.count}, met.first))
	}
	return list
}

// Join adds what was met in other cases.
func (p *Problems) Join(o *Problems) {
	for kind := range o {
		if n := o[kind].count; n > 0 {
			p.AddRanked(Problem(kind), o[kind].first, o[kind].rank, n)
		}
	}
}
