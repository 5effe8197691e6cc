package share

import (
	"fmt"
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/timeline"
)

// shareOfContacts measures first contact resolution where a further contact about the same thing is looked for
// (rules §3). The agreement says which of the two is the numerator, the agent's flag or that no such contact came;
// the other one stands beside it, over the same tickets. A ticket that nobody came back about is certain when its
// time is over, one with a further contact at that contact; until then it is open.
//
// Rule §3 (first-contact-repeat): First call resolution by repeat contact is printed beside the figure by flag.
func shareOfContacts(ctx *measure.Context, o *agreement.Objective, t *Terms) ([]measure.Result, error) {
	if t.Repeat == nil {
		return nil, fmt.Errorf(
			"objective %s: good: %s needs the key repeat, such as {within: 7d, by: [requester, item]}", o.ID, NoRepeat,
		)
	}
	if len(ctx.Periods) == 0 {
		return nil, nil
	}
	c, err := newContacts(ctx, o, t)
	if err != nil {
		return nil, err
	}
	if t.Good != NoRepeat {
		l := records.CompletedTickets(ctx, o)
		results, err := shareOf(l, t)
		if err != nil {
			return nil, err
		}
		return results, c.beside(
			l, t.Where, results, "aside.no-repeat", func(f followUp, _ evidence.Flag) (bool, bool) { return !f.came, true },
		)
	}
	l := c.records(ctx, o)
	results, err := shareBy(l, t.Where, func(filter.Amount) records.Shown { return records.Shown{} }, func(
		it *records.Item, _ records.Left[evidence.Ticket],
	) (weighed, error) {
		return c.weigh(it.Index), nil
	})
	if err != nil {
		return nil, err
	}
	return results, c.beside(l, t.Where, results, "aside.first-contact", func(_ followUp, f evidence.Flag) (bool, bool) {
		return f == evidence.Yes, f != evidence.Blank
	})
}

// contacts finds the further contacts about the same thing. All tickets that the objective's service and source
// have are further contacts, whatever its filter says: who called first may write later.
//
// Convention measures (contact-any-ticket): *First contact by repeat contact* (`good: no_repeat`): a further contact
// is a later ticket that agrees in the named fields, whatever its channel or the objective's filter. Set by
// `objectives.share.repeat.by`.
type contacts struct {
	tickets []evidence.Ticket
	terms   *Contact
	asOf    timeline.Instant
	next    map[int32]int32 // ticket → the next one about the same thing, -1 for none
}

// followUp is what is known about a further contact after a ticket.
type followUp struct {
	came    bool
	decided bool             // it came, or its time is over
	certain timeline.Instant // when that was so
	row     evidence.Pos     // of the further contact
}

func newContacts(ctx *measure.Context, o *agreement.Objective, t *Terms) (*contacts, error) {
	c := &contacts{tickets: ctx.Evidence.All.Tickets, terms: t.Repeat, asOf: ctx.AsOf, next: map[int32]int32{}}
	about, err := newTopic(o, t, ctx.Evidence.All.Texts)
	if err != nil {
		return nil, err
	}
	scope, last := measure.NewScope(ctx, o), map[records.KeyValues]int32{}
	for _, i := range ctx.Evidence.Tickets {
		t := &c.tickets[i]
		if t.Opened > ctx.AsOf || !scope.Has(t.Service, t.Pos) {
			continue
		}
		key, known := about.of(t)
		if !known {
			continue
		}
		if before, any := last[key]; any {
			c.next[before] = i
		}
		c.next[i], last[key] = -1, i
	}
	return c, nil
}

// after tells what came after a ticket; known is false where the ticket does not say who asked about what.
//
// Convention measures (contact-within-days): *First contact by repeat contact*: the N days run from the opening of
// the first ticket to that of the second; reaching them exactly counts. Set by `objectives.share.repeat.within`.
func (c *contacts) after(ticket int32) (f followUp, known bool) {
	next, known := c.next[ticket]
	if !known {
		return f, false
	}
	f.certain = c.tickets[ticket].Opened.Add(c.terms.Within)
	f.decided = f.certain <= c.asOf
	if next >= 0 && c.tickets[next].Opened <= f.certain {
		f = followUp{true, true, c.tickets[next].Opened, c.tickets[next].Pos}
	}
	return f, true
}

// records lists the tickets by when it was certain whether a further contact came. Those that are open count in
// the last period.
//
// Convention measures (contact-certain): *First contact by repeat contact*: a case is certain at the further contact,
// else when its days are over. Until then it is open. Set by `objectives.counts_in`.
func (c *contacts) records(ctx *measure.Context, o *agreement.Objective) *records.List[evidence.Ticket] {
	l := records.Tickets(ctx, o, records.Opening)
	plain, end := l.Item, ctx.Periods[len(ctx.Periods)-1].To-1
	l.Item = func(i int32, t *evidence.Ticket) records.Item {
		it := plain(i, t)
		f, known := c.after(i)
		if f.came {
			it.More = []evidence.Pos{f.row}
		}
		switch {
		case o.CountsIn != agreement.Decided && o.CountsIn != "" || !known:
		case f.decided:
			it.At = f.certain
		default:
			it.At = max(t.Opened, min(ctx.AsOf, end))
		}
		return it
	}
	return l
}

func (c *contacts) weigh(ticket int32) weighed {
	f, known := c.after(ticket)
	switch {
	case !known:
		return weighed{odd: measure.ProblemNoContact}
	case !f.decided:
		return weighed{open: true, since: c.tickets[ticket].Opened}
	case f.came:
		return weighed{all: attribution.One}
	}
	return weighed{good: attribution.One, all: attribution.One}
}

// beside puts the other way to count beside the results, over the tickets that are decided.
//
// Convention measures (contact-both-figures): *First contact*: the agent's flag and the further contacts are printed
// beside each other, over the same tickets. The one that the agreement names as good is judged. Set by
// `objectives.share.good`.
func (c *contacts) beside(
	l *records.List[evidence.Ticket], where string, results []measure.Result, key string,
	judge func(followUp, evidence.Flag) (good, counts bool),
) error {
	good, all := make([]int64, len(results)), make([]int64, len(results))
	err := l.Each(where, func(p int, it *records.Item, t *evidence.Ticket) error {
		f, known := c.after(it.Index)
		if !known || !f.decided || it.Counts != records.Counted {
			return nil
		}
		is, counts := judge(f, t.FirstContact)
		if counts {
			all[p]++
		}
		if is && counts {
			good[p]++
		}
		return nil
	})
	for p := range results {
		if all[p] > 0 {
			results[p].Asides = append(
				results[p].Asides, measure.Aside{Key: key, Value: big.NewRat(100*good[p], all[p]), Unit: "%"},
			)
		}
	}
	return err
}

// topic tells what a contact is about: the values of some fields, without case and outer space.
//
// Convention measures (contact-blank-field): *First contact by repeat contact*: a ticket that leaves one of the
// fields blank is not scored.
type topic struct {
	fields []func(*evidence.Ticket) evidence.Text
	folded map[evidence.Text]evidence.Text
	texts  *evidence.Texts
}

func newTopic(o *agreement.Objective, t *Terms, texts *evidence.Texts) (*topic, error) {
	m := &topic{folded: map[evidence.Text]evidence.Text{}, texts: texts}
	if n := len(t.Repeat.By); n == 0 || n > records.MaxKeys {
		return nil, fmt.Errorf(
			"objective %s, repeat: from one to %d fields tell what a contact is about, not %d", o.ID, records.MaxKeys, n,
		)
	}
	for _, name := range t.Repeat.By {
		get := filter.Text[evidence.Ticket](records.FieldName(name))
		if name == "requester" {
			get = func(t *evidence.Ticket) evidence.Text { return t.Requester }
		}
		if get == nil {
			return nil, fmt.Errorf(
				"objective %s, repeat: there is no field %q that tells what a contact is about, such as requester, item or "+
					"category",
				o.ID, name,
			)
		}
		m.fields = append(m.fields, get)
	}
	return m, nil
}

// of gives the values; known is false where one is blank.
func (m *topic) of(t *evidence.Ticket) (key records.KeyValues, known bool) {
	for k, get := range m.fields {
		value := get(t)
		folded, seen := m.folded[value]
		if !seen {
			folded = m.texts.Of(evidence.Fold(value.String()))
			m.folded[value] = folded
		}
		if folded.Empty() {
			return key, false
		}
		key[k] = folded
	}
	return key, true
}
