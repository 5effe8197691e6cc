package majors

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/timeline"
)

// told is a major incident on the way into the report: an outage, a ticket, or both under the same number.
type told struct {
	id, title, service, severity string
	span                         timeline.Interval // To is the date of the data while it lasts
	over                         bool
	lost                         bool // its end could not be read
	users                        evidence.Fixed
	party                        party.Party
	marks                        []mark
	heard                        bool // messages to the client are recorded
	rows                         []evidence.Pos
}

// mark is something that happened during an incident.
type mark struct {
	key  string
	at   timeline.Instant
	row  evidence.Pos
	word bool // the client was told something
}

// List tells the major incidents that lie in a period or reach into it, in order of time.
func List(b *assess.Client, p int) (none report.Many[report.Incident], err error) {
	list, err := majors(b, b.Periods[p].Interval)
	if err != nil {
		return none, err
	}
	promises, err := promises(b, list)
	if err != nil {
		return none, err
	}
	recorded := sync.OnceValue(func() bool { return tellsOfWords(b) })
	return new(report.Collector[report.Incident]).Collect(func(yield func(report.Incident) bool) {
		for i := range list {
			if !yield(incident(b, &list[i], promises, recorded)) {
				return
			}
		}
	}), nil
}

// majors finds the agreement's major incidents. An outage and a ticket with the same number are one incident.
//
// Convention beside (incident-major): The incidents reported one by one are the outages that the export itself calls
// major or critical. Set by `major`.
func majors(b *assess.Client, period timeline.Interval) ([]told, error) {
	var list []told
	terms, all := &b.Agreement.Major, b.Evidence.All
	proofs := b.Context.Proofs()
	knownOutage := func(o *evidence.Outage) *evidence.Outage { return records.OutageKnown(o, b.Context) }
	err := eachMajor(b, terms.Outages, b.Evidence.Outages, all.Outages, knownOutage, func(i int32, o *evidence.Outage) {
		if o.From <= b.AsOf && concerns(b, o.Service) {
			list = append(list, toldOutage(b, o, proofs.OutageRecord(i, o.Service.String()).Accepted))
		}
	})
	if err != nil {
		return nil, err
	}
	knownTicket := func(t *evidence.Ticket) *evidence.Ticket { return records.TicketKnown(t, b.Context) }
	byID := make(map[string]int, len(list))
	for k := len(list) - 1; k >= 0; k-- { // the first of one number is the incident
		if list[k].id != "" {
			byID[evidence.Fold(list[k].id)] = k
		}
	}
	err = eachMajor(b, terms.Tickets, b.Evidence.Tickets, all.Tickets, knownTicket, func(i int32, t *evidence.Ticket) {
		if t.Opened > b.AsOf || !concerns(b, t.Service) {
			return
		}
		one := toldTicket(b, i, t, proofs.TicketRecord(i, t.Service.String()).Accepted)
		id := evidence.Fold(one.id)
		if k, known := byID[id]; known {
			list[k].join(&one)
			return
		}
		if id != "" {
			byID[id] = len(list)
		}
		list = append(list, one)
	})
	list = slices.DeleteFunc(list, func(x told) bool { return !reaches(x.span, period) })
	slices.SortStableFunc(list, func(x, y told) int {
		return cmp.Or(cmp.Compare(x.span.From, y.span.From), cmp.Compare(x.id, y.id))
	})
	return list, err
}

// eachMajor calls f for the records that a filter holds for; no filter holds for none. One that the filter is not
// decided about, because it still lasts, is a finding.
func eachMajor[R filter.Record](
	b *assess.Client, where string, order []int32, list []R, known func(*R) *R, f func(int32, *R),
) error {
	if where == "" {
		return nil
	}
	holds, err := filter.Condition[R](where, b.Agreement.Zone)
	if err != nil {
		return fmt.Errorf("major: %w", err)
	}
	open := int64(0)
	for _, i := range order {
		answer, err := holds(known(&list[i]), b.AsOf)
		if err != nil {
			return fmt.Errorf("major: %w", err)
		}
		switch {
		case answer == filter.Yes:
			f(i, &list[i])
		case !answer.Known():
			open++
		}
	}
	b.MayCount("major", open)
	return nil
}

// concerns tells whether a service is one that the agreement speaks of; an agreement that names none speaks of all.
func concerns(b *assess.Client, service evidence.Text) bool {
	named := false
	for i := range b.Agreement.Objectives {
		of := b.Agreement.Objectives[i].Service
		if service.Empty() || of == "" || evidence.Same(of, service.String()) {
			return true
		}
		named = true
	}
	return !named
}

// reaches tells whether a span has a part in a period; a span without length lies in it or not.
func reaches(span, period timeline.Interval) bool {
	return span.From < period.To && (span.To > period.From || span.From >= period.From)
}

func toldOutage(b *assess.Client, o *evidence.Outage, answers party.Party) told {
	x := told{
		id: o.ID, title: o.Title.String(), service: o.Service.String(), severity: o.Severity.String(), users: o.Share,
		party: answers, rows: []evidence.Pos{o.Pos},
	}
	x.last(o.From, o.To, b.AsOf)
	x.lost = o.Lost.Of(evidence.DayDone)
	x.mark("began", o.From, o.Pos, false)
	for _, m := range []struct {
		key  string
		at   timeline.Instant
		word bool
	}{{"detected", o.Detected, false}, {"acknowledged", o.Acknowledged, false}, {"told", o.Notified, true}} {
		if m.at.Known() && m.at <= b.AsOf {
			x.mark(m.key, m.at, o.Pos, m.word)
		}
	}
	if x.over {
		x.mark("ended", o.To, o.Pos, false)
	}
	return x
}

func toldTicket(b *assess.Client, i int32, t *evidence.Ticket, answers party.Party) told {
	x := told{
		id: t.ID, title: t.Title.String(), service: t.Service.String(), severity: t.Priority.String(),
		users: evidence.NoFixed, party: answers, rows: []evidence.Pos{t.Pos},
	}
	end := t.Resolved
	if !end.Known() {
		end = t.Closed
	}
	x.last(t.Opened, end, b.AsOf)
	x.lost = t.Lost.Of(evidence.DayDone | evidence.DayClosed)
	x.mark("began", t.Opened, t.Pos, false)
	updates := cases.Updates(b.Context, i)
	if len(updates) == 0 && t.Responded.Known() && t.Responded <= b.AsOf {
		x.mark("responded", t.Responded, t.Pos, true)
	}
	for n, e := range updates {
		key := "update"
		if n == 0 {
			key = "told"
		}
		x.mark(key, e.At, e.Pos, true)
	}
	if t.Resolved.Known() && t.Resolved <= b.AsOf {
		x.mark("resolved", t.Resolved, t.Pos, false)
	}
	if t.Closed.Known() && t.Closed <= b.AsOf {
		x.mark("closed", t.Closed, t.Pos, false)
	}
	return x
}

// last sets from when to when an incident lasted.
func (x *told) last(from, to, asOf timeline.Instant) {
	x.over = to.Known() && to <= asOf
	if !x.over {
		to = asOf
	}
	x.span = timeline.Interval{From: from, To: max(from, to)}
}

func (x *told) mark(key string, at timeline.Instant, row evidence.Pos, word bool) {
	x.marks = append(x.marks, mark{key, at, row, word})
	x.heard = x.heard || word
}

// join takes in a ticket about the same incident: what it tells beside, and the longer of both spans. The outage
// keeps its say about when the incident began, ended and who answers.
//
// Convention beside (incident-same-number): An outage and a ticket with the same number are one incident.
func (x *told) join(t *told) {
	for _, m := range t.marks {
		switch m.key {
		case "began":
			m.key = "opened"
		case "told":
			if x.heard {
				m.key = "update"
			}
		}
		x.marks = append(x.marks, m)
	}
	x.heard = x.heard || t.heard
	x.span = timeline.Interval{From: min(x.span.From, t.span.From), To: max(x.span.To, t.span.To)}
	x.lost = (x.over || x.lost) && (t.over || t.lost)
	x.over = x.over && t.over
	x.rows = append(x.rows, t.rows...)
	if x.party == party.Undetermined {
		x.party = t.party
	}
	if x.title == "" {
		x.title = t.title
	}
}

// silence is the longest time from one word to the client to the next, from the beginning to the end; empty where no
// word is recorded.
//
// Convention beside (incident-silence): The client hears something when it is notified of the outage, or when a
// person of the provider posts a public update; the first answer counts where no update is recorded. The longest
// silence is reported only where such messages are recorded.
func (x *told) silence() timeline.Interval {
	if !x.heard {
		return timeline.Interval{}
	}
	var longest timeline.Interval
	from := x.span.From
	step := func(to timeline.Instant) {
		if to-from > longest.To-longest.From {
			longest = timeline.Interval{From: from, To: to}
		}
		from = max(from, to)
	}
	for _, m := range x.marks {
		if m.word && m.at >= x.span.From && m.at <= x.span.To {
			step(m.at)
		}
	}
	step(x.span.To)
	return longest
}

// tellsOfWords tells whether the client's data records for any case or outage when the client was told. Where it never
// does, a missing word says nothing about the provider.
func tellsOfWords(b *assess.Client) bool {
	v, all := b.Evidence, b.Evidence.All
	updated := func(e int32) bool { return all.Events[e].What == evidence.ChangePublicUpdate }
	answered := func(t int32) bool {
		return all.Tickets[t].Responded.Known() || slices.ContainsFunc(v.EventsOf(t), updated)
	}
	return slices.ContainsFunc(v.Outages, func(o int32) bool { return all.Outages[o].Notified.Known() }) ||
		slices.ContainsFunc(v.Tickets, answered)
}

// promises tells, by objective, what the agreement's time promises came to for the incidents.
//
// Convention beside (incident-promise): A promise about an incident is kept when its case is in time as experienced;
// of several cases of one incident the worst counts. What is undetermined is on the agreed account. Set by
// `fault.undetermined`.
func promises(b *assess.Client, list []told) ([]map[string]timeliness.Promise, error) {
	ids := map[string]bool{}
	for _, x := range list {
		if x.id != "" {
			ids[x.id] = true
		}
	}
	out := make([]map[string]timeliness.Promise, len(b.Agreement.Objectives))
	for i := range b.Agreement.Objectives {
		o := &b.Agreement.Objectives[i]
		terms, timed := o.Terms.(*timeliness.Terms)
		if !timed || len(ids) == 0 {
			continue
		}
		found, err := timeliness.Promises(b.Context, o, terms, ids)
		if err != nil {
			return nil, fmt.Errorf("objective %q: %w", o.ID, err)
		}
		out[i] = found
	}
	return out, nil
}
