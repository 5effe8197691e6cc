package cases

import (
	"fmt"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/timeline"
)

// Reader reads the cases of an objective from the records of one client.
type Reader struct {
	Ctx       *measure.Context
	Objective *agreement.Objective
	rules     Rules
	History   History
	silent    map[evidence.Text]bool // actors whose updates are no responses
	reopens   bool                   // a reopening concerns the clock: it stops at a resolution
	responses *bool                  // nothing says when tickets were answered; nil while nobody asked
	// problem notes what is wrong with a case, by when its clock stopped.
	Problem func(s *Case, stop timeline.Instant, kind measure.Problem)
}

// Rules say which records are cases, and when their clocks start and stop. They are what the terms of the agreement
// say under the same names.
type Rules struct {
	Of, From, To string
	Start, Event string // conditions on the events of tickets
	Where        string
	By           string   // field that holds the promised date
	Keys         []string // fields that the target depends on
	Reopen       course.ReopenRule
	Floor        timeline.Micros
}

// NewReader reads the cases of an objective by its rules. What is wrong with a case goes to Problem, which may be nil
// where no case is measured.
func NewReader(ctx *measure.Context, o *agreement.Objective, r Rules) *Reader {
	x := &Reader{Ctx: ctx, Objective: o, rules: r, History: NewHistory(ctx), silent: map[evidence.Text]bool{}}
	x.reopens = r.Of != "outages" && (x.to() == "resolved" || x.to() == "closed")
	return x
}

func (x *Reader) from() string { return orElse(x.rules.From, "opened", "from", x.rules.Of) }

func (x *Reader) to() string { return orElse(x.rules.To, "resolved", "to", x.rules.Of) }

// Cases are the records that the objective may be about, indexes into the evidence in canonical order.
func (x *Reader) Cases() []int32 {
	if x.rules.Of == "outages" {
		return x.Ctx.Evidence.Outages
	}
	return x.Ctx.Evidence.Tickets
}

// Each reads, of some of the cases, those that the objective is about.
func (x *Reader) Each(cases []int32, each func(*Case)) error {
	read, err := x.One()
	for k := 0; k < len(cases) && err == nil; k++ {
		err = read(cases[k], each)
	}
	return err
}

// One makes ready to read single cases: where the objective is about one, it is handed on. The case is valid until the
// next one is read.
func (x *Reader) One() (func(i int32, each func(*Case)) error, error) {
	all := x.Ctx.Evidence.All
	if x.rules.Of == "outages" {
		known := func(o *evidence.Outage) *evidence.Outage { return records.OutageKnown(o, x.Ctx) }
		return readerOf(x, all.Outages, known, x.outageCase)
	}
	known := func(t *evidence.Ticket) *evidence.Ticket { return records.TicketKnown(t, x.Ctx) }
	return readerOf(x, all.Tickets, known, x.ticketCase)
}

func readerOf[R filter.Record](
	x *Reader, list []R, known func(*R) *R, describe func(*Case, int32, *R),
) (func(i int32, each func(*Case)) error, error) {
	r, err := newReading[R](x)
	if err != nil {
		return nil, err
	}
	scope, s := measure.NewScope(x.Ctx, x.Objective), new(Case)
	return func(i int32, each func(*Case)) error {
		record := &list[i]
		describe(s, i, record)
		if !scope.Has(s.service, s.Pos) || !scope.At(s.site) || s.Opened > x.Ctx.AsOf {
			return nil
		}
		answer, err := r.where(known(record), x.Ctx.AsOf)
		if err != nil {
			return fmt.Errorf("%s: %w", x.Ctx.Evidence.All.Where(s.Pos), err)
		}
		if !answer.Known() && x.Problem != nil {
			x.Problem(s, x.Ctx.AsOf, records.ProblemOf(answer))
		}
		if answer != filter.Yes {
			return nil
		}
		if r.from != nil {
			s.Start = x.known(r.from(record))
		} else if begins, err := x.startAtEvent(s, r.begin); err != nil {
			return err
		} else if !begins {
			return nil
		}
		if r.to != nil {
			s.Stop = x.known(r.to(record))
		}
		if r.due != nil {
			s.Due = r.due(record)
		}
		for k, key := range r.keys {
			s.Keys[k] = key(record)
		}
		if r.event != nil {
			if err := x.stopAtEvent(s, r.event); err != nil {
				return err
			}
		}
		each(s)
		return nil
	}, nil
}

// known hides what happened after the date of the data.
func (x *Reader) known(at timeline.Instant) timeline.Instant {
	if at > x.Ctx.AsOf {
		return timeline.NoInstant
	}
	return at
}

// firstResponse is the stop that is no field: the first public update by a person of the provider.
const firstResponse = "first-response"

// orElse is a field, or the usual one of tickets or of outages.
func orElse(field, ofTicket, ofOutage, of string) string {
	switch {
	case field != "":
		return field
	case of == "outages":
		return ofOutage
	}
	return ofTicket
}

// ThroughGaps hands on each gap of a ticket that is judged by its updates, and any other case as it is.
func (x *Reader) ThroughGaps(each func(*Case)) func(*Case) {
	if x.rules.Of == gapsBetween {
		return x.gaps(each)
	}
	return each
}
