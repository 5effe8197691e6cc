package measure

import (
	"fmt"
	"strings"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/timeline"
)

// maxKeys is how many fields the targets of one objective may depend on.
const maxKeys = 4

// keyValues are the fields that a case's target depends on.
type keyValues [maxKeys]evidence.Text

// subject is a case as the records tell it, nothing later than the date of the data known.
type subject struct {
	ticket, outage           int32 // index into the evidence; the other is -1
	id                       string
	record                   string // id of the ticket or outage; that of a gap between two updates is longer
	title, service, priority evidence.Text
	requester                evidence.Text
	pos                      evidence.Pos
	opened, resolved, closed timeline.Instant // an outage opens with its begin and is over with its end
	responded                timeline.Instant
	start, stop              timeline.Instant
	due                      timeline.Instant // the promised date, where the objective goes by one
	keys                     keyValues
	more                     []evidence.Pos // rows of the events that bound the case
	gap                      bool           // a gap between two updates: its bounds are what they are
}

// reading reads the fields of one record type.
type reading[R filter.Record] struct {
	where         func(*R) (bool, error)
	from, to, due func(*R) timeline.Instant // nil where no field starts or stops the clock, due where there is no promise
	keys          []func(*R) evidence.Text
	begin, event  func(*evidence.Event) (bool, error) // nil where the clock starts or stops at a field
}

// firstResponse is the stop that is no field: the first public update by a person of the provider.
const firstResponse = "first-response"

func (m *meter) from() string { return orElse(m.terms.From, "opened", "from", m.terms.Of) }
func (m *meter) to() string   { return orElse(m.terms.To, "resolved", "to", m.terms.Of) }

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

// cases are the records that the objective may be about, indexes into the evidence in canonical order.
func (m *meter) cases() []int32 {
	if m.terms.Of == "outages" {
		return m.ctx.Evidence.Outages
	}
	return m.ctx.Evidence.Tickets
}

// subjects reads, of some of the cases, those that the objective is about.
func (m *meter) subjects(cases []int32, each func(*subject)) error {
	all := m.ctx.Evidence.All
	if m.terms.Of == "outages" {
		return readCases(m, cases, all.Outages, m.outageSubject, each)
	}
	return readCases(m, cases, all.Tickets, m.ticketSubject, each)
}

func readCases[R filter.Record](m *meter, order []int32, records []R, describe func(*subject, int32, *R), each func(*subject)) error {
	r, err := newReading[R](m)
	if err != nil {
		return err
	}
	scope, s := newScope(m.ctx, m.o), new(subject)
	for _, i := range order {
		record := &records[i]
		describe(s, i, record)
		if !scope.has(s.service, s.pos) || s.opened > m.ctx.AsOf {
			continue
		}
		ok, err := r.where(record)
		if err != nil {
			return fmt.Errorf("%s: %w", m.ctx.Evidence.All.Where(s.pos), err)
		}
		if !ok {
			continue
		}
		if r.from != nil {
			s.start = m.known(r.from(record))
		} else if begins, err := m.startAtEvent(s, r.begin); err != nil {
			return err
		} else if !begins {
			continue
		}
		if r.to != nil {
			s.stop = m.known(r.to(record))
		}
		if r.due != nil {
			s.due = r.due(record)
		}
		for k, key := range r.keys {
			s.keys[k] = key(record)
		}
		if r.event != nil {
			if err := m.stopAtEvent(s, r.event); err != nil {
				return err
			}
		}
		each(s)
	}
	return nil
}

// known hides what happened after the date of the data.
func (m *meter) known(at timeline.Instant) timeline.Instant {
	if at > m.ctx.AsOf {
		return timeline.NoInstant
	}
	return at
}

func (m *meter) ticketSubject(s *subject, i int32, t *evidence.Ticket) {
	*s = subject{
		ticket: i, outage: -1, id: t.ID, record: t.ID, title: t.Title, service: t.Service, priority: t.Priority, pos: t.Pos, requester: t.Requester,
		opened: t.Opened, responded: m.known(t.Responded), resolved: m.known(t.Resolved), closed: m.known(t.Closed),
	}
}

func (m *meter) outageSubject(s *subject, i int32, o *evidence.Outage) {
	*s = subject{
		ticket: -1, outage: i, id: outageID(o), record: outageID(o), title: o.Title, service: o.Service, priority: o.Severity, pos: o.Pos,
		opened: o.From, responded: m.known(o.Acknowledged), resolved: m.known(o.To), closed: m.known(o.To),
	}
}

func newReading[R filter.Record](m *meter) (r reading[R], err error) {
	if r.where, err = filter.Bool[R](m.terms.Where, m.ctx.Agreement.Zone); err != nil {
		return r, fmt.Errorf("where: %w", err)
	}
	if m.from() == atEvent {
		r.begin, err = m.eventRule("from", "start", m.terms.Start)
	} else if r.from, err = instantField[R](m.from()); err != nil {
		err = fmt.Errorf("from: %w", err)
	}
	if err != nil {
		return r, err
	}
	if m.to() == firstResponse && m.terms.Of == "outages" {
		return r, fmt.Errorf("to: outages have no %s: want acknowledged or notified", firstResponse)
	}
	if m.to() == atEvent {
		if r.event, err = m.eventRule("to", "event", m.terms.Event); err != nil {
			return r, err
		}
	}
	if m.to() != firstResponse && m.to() != atEvent {
		if r.to, err = instantField[R](m.to()); err != nil {
			return r, fmt.Errorf("to: %w", err)
		}
	}
	if m.terms.By != "" {
		if r.due, err = instantField[R](m.terms.By); err != nil {
			return r, fmt.Errorf("by: %w", err)
		}
	}
	if len(m.allowances.keys) > maxKeys {
		return r, fmt.Errorf("within: a target may depend on %d fields, not on %d", maxKeys, len(m.allowances.keys))
	}
	for _, key := range m.allowances.keys {
		get := filter.Text[R](fieldName(key))
		if get == nil {
			return r, fmt.Errorf("within: there is no field %q that a target can depend on, such as priority or category", key)
		}
		r.keys = append(r.keys, get)
	}
	return r, nil
}

func instantField[R filter.Record](name string) (func(*R) timeline.Instant, error) {
	get := filter.Instant[R](fieldName(name))
	if get == nil {
		return nil, fmt.Errorf("there is no time called %q, such as opened, responded, resolved or closed of tickets, from, detected or to of outages", name)
	}
	return get, nil
}

// fieldName is a field as expressions write it: agreements may write hyphens.
func fieldName(name string) string { return strings.ReplaceAll(name, "-", "_") }
