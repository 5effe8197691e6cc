package measure

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

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
	ProblemNoResponse
	ProblemHour
	ProblemPending
	ProblemNotComputed
	ProblemNegativeLength
	ProblemReopened
	ProblemNoHistory
	problemCount
)

// problemKeys are what findings say; how often and where first stands beside it.
var problemKeys = [problemCount]struct{ severity, key, hint string }{
	ProblemNoTarget:    {"warning", "finding.no-target", "hint.no-target"},
	ProblemNoStart:     {"warning", "finding.no-start", "hint.column-missing"},
	ProblemBackwards:   {"warning", "finding.case-backwards", "hint.columns-swapped"},
	ProblemNotResolved: {"note", "finding.never-resolved", ""},
	ProblemNoPromise:   {"note", "finding.no-promise", ""},
	ProblemMachine:     {"note", "finding.machine-response", ""},
	ProblemOverfull:    {"warning", "finding.overfull", "hint.swapped-or-doubled"},
	ProblemNegative:    {"warning", "finding.negative-weight", ""},
	ProblemNoValue:     {"note", "finding.no-value", ""},
	ProblemNoContact:   {"note", "finding.no-contact", "hint.repeat-columns"},
	ProblemNoVolume:    {"warning", "finding.no-volume", "hint.total-column"},
	ProblemNotCombined: {"warning", "finding.not-combined", "hint.whole-period"},
	ProblemNoResponse:  {"note", "finding.no-response", "hint.no-response"},
	ProblemHour:        {"warning", "finding.hour-unknown", "hint.export-times"},

	ProblemPending:        {"note", "finding.pending", ""},
	ProblemNotComputed:    {"warning", "finding.not-computed", "hint.not-computed"},
	ProblemReopened:       {"warning", "finding.reopened-untold", "hint.written-later"},
	ProblemNoHistory:      {"warning", "finding.history-untold", "hint.written-later"},
	ProblemNegativeLength: {"warning", "finding.negative-length", "hint.columns-swapped"},
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
		of := problemKeys[kind]
		f := evidence.Finding{
			Severity: of.severity, Message: finding.Say(of.key), Hint: finding.Say(of.hint), Count: met.count,
		}
		list = append(list, FindingAt(ctx, f, met.first))
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
