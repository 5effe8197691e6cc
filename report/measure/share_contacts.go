package measure

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/timeline"
)

// shareOfContacts measures first contact resolution where a further contact about the same thing is looked for
// (rules §3). The agreement says which of the two is the numerator, the agent's flag or that no such contact came;
// the other one stands beside it, over the same tickets. A ticket that nobody came back about is certain when its
// time is over, one with a further contact at that contact; until then it is open.
func shareOfContacts(ctx *Context, o *agreement.Objective) ([]Result, error) {
	if o.Share.Repeat == nil {
		return nil, fmt.Errorf("objective %s: good: %s needs the key repeat, such as {within: 7d, by: [requester, item]}", o.ID, agreement.NoRepeat)
	}
	if len(ctx.Periods) == 0 {
		return nil, nil
	}
	c, err := newContacts(ctx, o)
	if err != nil {
		return nil, err
	}
	if o.Share.Good != agreement.NoRepeat {
		l := ticketsOf(ctx, o, completion)
		results, err := shareOf(l)
		if err != nil {
			return nil, err
		}
		return results, c.beside(l, results, "aside.no-repeat", func(f followUp, _ evidence.Flag) (bool, bool) { return !f.came, true })
	}
	l := c.records(ctx, o)
	results, err := shareBy(l, func(filter.Amount) *big.Rat { return nil }, func(it *item, _ *evidence.Ticket) (weighed, error) {
		return c.weigh(it.index), nil
	})
	if err != nil {
		return nil, err
	}
	return results, c.beside(l, results, "aside.first-contact", func(_ followUp, f evidence.Flag) (bool, bool) {
		return f == evidence.Yes, f != evidence.Blank
	})
}

// contacts finds the further contacts about the same thing. All tickets that the objective's service and source
// have are further contacts, whatever its filter says: who called first may write later.
type contacts struct {
	tickets []evidence.Ticket
	terms   *agreement.Contact
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

func newContacts(ctx *Context, o *agreement.Objective) (*contacts, error) {
	c := &contacts{tickets: ctx.Evidence.All.Tickets, terms: o.Share.Repeat, asOf: ctx.AsOf, next: map[int32]int32{}}
	about, err := newMatter(o)
	if err != nil {
		return nil, err
	}
	scope, last := newScope(ctx, o), map[keyValues]int32{}
	for _, i := range ctx.Evidence.Tickets {
		t := &c.tickets[i]
		if t.Opened > ctx.AsOf || !scope.has(t.Service, t.Pos) {
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
func (c *contacts) records(ctx *Context, o *agreement.Objective) *records[evidence.Ticket] {
	l := ticketsOf(ctx, o, opening)
	plain, end := l.item, ctx.Periods[len(ctx.Periods)-1].To-1
	l.item = func(i int32, t *evidence.Ticket) item {
		it := plain(i, t)
		f, known := c.after(i)
		if f.came {
			it.more = []evidence.Pos{f.row}
		}
		switch {
		case o.CountsIn != agreement.Decided && o.CountsIn != "" || !known:
		case f.decided:
			it.at = f.certain
		default:
			it.at = max(t.Opened, min(ctx.AsOf, end))
		}
		return it
	}
	return l
}

func (c *contacts) weigh(ticket int32) weighed {
	f, known := c.after(ticket)
	switch {
	case !known:
		return weighed{odd: problemNoContact}
	case !f.decided:
		return weighed{open: true, since: c.tickets[ticket].Opened}
	case f.came:
		return weighed{all: one}
	}
	return weighed{good: one, all: one}
}

// beside puts the other way to count beside the results, over the tickets that are decided.
func (c *contacts) beside(l *records[evidence.Ticket], results []Result, key string, judge func(followUp, evidence.Flag) (good, counts bool)) error {
	good, all := make([]int64, len(results)), make([]int64, len(results))
	err := l.each(l.o.Share.Where, func(p int, it *item, t *evidence.Ticket) error {
		f, known := c.after(it.index)
		if !known || !f.decided {
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
			results[p].Asides = append(results[p].Asides, Aside{Key: key, Value: big.NewRat(100*good[p], all[p]), Unit: "%"})
		}
	}
	return err
}

// matter tells what a contact is about: the values of some fields, without case and outer space.
type matter struct {
	fields []func(*evidence.Ticket) evidence.Text
	folded map[evidence.Text]evidence.Text
}

func newMatter(o *agreement.Objective) (*matter, error) {
	m := &matter{folded: map[evidence.Text]evidence.Text{}}
	if n := len(o.Share.Repeat.By); n == 0 || n > maxKeys {
		return nil, fmt.Errorf("objective %s, repeat: from one to %d fields tell what a contact is about, not %d", o.ID, maxKeys, n)
	}
	for _, name := range o.Share.Repeat.By {
		get := filter.Text[evidence.Ticket](fieldName(name))
		if name == "requester" {
			get = func(t *evidence.Ticket) evidence.Text { return t.Requester }
		}
		if get == nil {
			return nil, fmt.Errorf("objective %s, repeat: there is no field %q that tells what a contact is about, such as requester, item or category", o.ID, name)
		}
		m.fields = append(m.fields, get)
	}
	return m, nil
}

// of gives the values; known is false where one is blank.
func (m *matter) of(t *evidence.Ticket) (key keyValues, known bool) {
	for k, get := range m.fields {
		value := get(t)
		folded, seen := m.folded[value]
		if !seen {
			folded = evidence.T(strings.ToLower(strings.TrimSpace(value.String())))
			m.folded[value] = folded
		}
		if folded.Empty() {
			return key, false
		}
		key[k] = folded
	}
	return key, true
}
