package records

import (
	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/files"
	"github.com/slareport/slareport/loaders/records/headers"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/rowfilter"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/finding"
)

// rowParser makes records of one type of rows, for one goroutine.
type rowParser interface {
	row(r *table.Row, pos evidence.Pos, books *account.Books, out *recordset.Set) (account.Outcome, owners.Owner)
}

// rowReader is the rowParser of any kind.
type rowReader[S any, R filter.Record] struct {
	kind     kind[S, R]
	steps    []step[S]
	where    *rowfilter.Filter[R]
	filtered account.Outcome // of a row that the filter drops
	blank    S               // every field absent, constants filled in
	current  S
	doubts   []doubt // what is to be said about cells of the row at hand
	entry    entry
	own      account.Books // what the rules between its fields have to say
	owners   owners.Finder[R]
	parties  partyWords
	unnamed  bool     // the client of the row at hand cannot be read
	absent   []string // fields for which the file has no column though it should
}

// doubt is a finding about a cell that waits for the row to pass the filter.
type doubt struct {
	about string
	evidence.Finding
}

// newParser prepares the parser of a bound record type. The error is that of its filter or of a constant.
func newParser[S any, R filter.Record](
	k kind[S, R], b *columns.Binding, readers *readers, h *headers.Row,
) (*rowReader[S, R], error) {
	p := &rowReader[S, R]{kind: k, blank: k.blank, absent: b.Absent}
	p.filtered = account.Outcome{
		Kind: account.Filtered, Cause: account.Cause{Key: "load.filtered-by", Name: b.Where}, ByFilter: true,
	}
	p.owners = owners.NewFinder(readers.owners, k.client, k.cases, readers.cases)
	p.parties = partyWords{readers.agreements, map[partyWord]bool{}}
	p.entry = entry{headers: b.Headers, bound: b, readers: readers, books: &p.own}
	var err error
	if p.where, err = rowfilter.Compile[R](b.Where, h, readers.zone.Location()); err != nil {
		return nil, err
	}
	for i := range b.Columns {
		s := newStep(&b.Columns[i], &k, readers)
		if !s.Fixed {
			p.steps = append(p.steps, s)
			continue
		}
		if _, p.doubts = s.read(&p.blank, cell.Plain(s.Constant), cell.Raw{}, 0, nil); len(p.doubts) > 0 &&
			p.doubts[0].Severity == evidence.Severe {
			wrong := p.doubts[0]
			return nil, &finding.Problem{Message: finding.Say("load.constant", s.Field.Name, wrong.Message), Hint: wrong.Hint}
		}
	}
	return p, nil
}

// row reads the cells, applies the rules between fields and the filter, and keeps the record. A row that is
// filtered leaves no finding: nobody asked about it.
func (p *rowReader[S, R]) row(
	r *table.Row, pos evidence.Pos, books *account.Books, out *recordset.Set,
) (account.Outcome, owners.Owner) {
	p.current, p.doubts, p.entry.row = p.blank, p.doubts[:0], r.Number
	rejected := p.read(r)
	whose, orphan := p.owners.Of(p.kind.record(&p.current))
	if p.unnamed {
		whose, orphan = p.entry.readers.unread, false
	}
	holds, err := p.where.Holds(r, p.kind.record(&p.current))
	if err == nil && !holds {
		p.own.Forget()
		return p.filtered, whose
	}
	if key := p.leaves(); key != "" {
		p.own.Forget()
		return account.Outcome{Kind: account.Filtered, Cause: account.Cause{Key: key}}, whose
	}
	if err != nil && rejected.None() {
		rejected = account.Cause{Key: "load.filter-not-computed"}
		what, hint := files.InWords(err)
		p.reject(r.Number, what, hint)
	}
	if rejected.None() {
		p.meetParties()
	}
	if orphan && rejected.None() {
		p.doubts = append(p.doubts, orphaned(r.Number))
	}
	p.commit(books, whose)
	p.miss(books, whose, rejected, pos)
	if !rejected.None() {
		return account.Outcome{Kind: account.Rejected, Cause: rejected}, whose
	}
	*p.kind.pos(&p.current) = pos
	p.kind.keep(&p.current, out)
	return account.Outcome{}, whose
}

// read fills the record and gives the first reason to reject the row.
func (p *rowReader[S, R]) read(r *table.Row) (rejected account.Cause) {
	p.unnamed, p.entry.missing = false, p.entry.missing[:0]
	for i := range p.steps {
		before := len(p.doubts)
		s, clock := &p.steps[i], cell.Raw{}
		if s.Clock >= 0 {
			clock = r.Cell(s.Clock)
		}
		reason, doubts := s.read(&p.current, r.Cell(s.Index), clock, r.Number, p.doubts)
		p.doubts = doubts
		if reason.None() {
			if len(doubts) > before && doubts[before].Severity == evidence.Severe {
				p.leaveBlank(s.Field.Name, &doubts[before])
			}
			continue
		}
		p.unnamed = p.unnamed || p.steps[i].Field.Name == "client"
		if rejected.None() {
			rejected = reason
		}
	}
	if !rejected.None() {
		return rejected
	}
	if rejected.Key = p.kind.finish(&p.current, &p.entry); !rejected.None() {
		p.reject(r.Number, rejected.Message(), finding.Message{})
	}
	return rejected
}

// leadTo are the ends that lengths of time lead to where these are blank. They come before the lengths in a record.
var leadTo = map[string]string{"duration": "to", "response_time": "responded", "resolution_time": "resolved"}

// leaveBlank notes that a field of the row at hand could not be read. A length whose end is known is needed by nothing.
func (p *rowReader[S, R]) leaveBlank(field string, said *doubt) {
	if end := p.kind.slots[leadTo[field]].instant; end != nil && (*end(&p.current)).Known() {
		said.Severity = evidence.Note
		return
	}
	p.entry.missing = append(p.entry.missing, field)
}

// leaves gives the reason why the row at hand is no record of this kind, or "".
func (p *rowReader[S, R]) leaves() string {
	if p.kind.leaves == nil {
		return ""
	}
	return p.kind.leaves(&p.current)
}

// miss notes what could not be read of the row. A row of a client that no agreement names leaves nothing open: it can be
// read whose it is, and it is nobody's here.
func (p *rowReader[S, R]) miss(
	books *account.Books, whose owners.Owner, rejected account.Cause, pos evidence.Pos,
) {
	if whose == owners.Nobody && !p.unnamed && !p.kind.client(p.kind.record(&p.current)).Empty() {
		return
	}
	if !rejected.None() {
		books.MissRow(whose, p.unread(pos))
		return
	}
	for _, field := range p.unreadFields() {
		books.MissCell(whose, p.unread(pos), field)
	}
}

// parting are the fields of texts by which agreements say which records they are about.
var parting = []string{
	"priority", "impact", "urgency", "tier", "channel", "category", "item", "severity", "site", "provider",
}

// unread is what could be read of the row all the same. A field that is blank may have been meant to be another one.
func (p *rowReader[S, R]) unread(pos evidence.Pos) account.Unread {
	u := account.Nothing(p.kind.name)
	u.Pos, u.Read = pos, map[string]string{}
	for _, field := range parting {
		if get := p.kind.slots[field].text; get != nil && !get(&p.current).Empty() {
			u.Read[field] = get(&p.current).String()
		}
	}
	if get := p.kind.slots["service"].text; get != nil {
		u.Service = *get(&p.current)
	}
	for i := range p.steps {
		get := p.steps[i].slot.instant
		if get == nil || !get(&p.current).Known() {
			continue
		}
		at := *get(&p.current)
		if !u.Times.From.Known() || at < u.Times.From {
			u.Times.From = at
		}
		u.Times.To = max(u.Times.To, at)
	}
	return u
}

// reject notes why a row is not loaded.
func (p *rowReader[S, R]) reject(row int, why, hint finding.Message) {
	p.doubts = append(
		p.doubts, doubt{why.Key, evidence.Finding{Severity: evidence.Severe, Row: row, Message: notLoaded(why), Hint: hint}},
	)
}

func notLoaded(why finding.Message) finding.Message { return finding.Say("load.row-not-loaded", why) }

// commit writes what was found in a row of an owner into the books.
func (p *rowReader[S, R]) commit(b *account.Books, o owners.Owner) {
	for _, d := range p.doubts {
		b.FindOf(o, d.about, d.Finding)
	}
	b.Take(&p.own, o)
}

// orphaned is what is said of a row that names no client, and only cases that are not in the data.
func orphaned(row int) doubt {
	return doubt{about: "", Finding: evidence.Finding{
		Severity: evidence.Warning, Row: row,
		Message: finding.Say("load.orphan"), Hint: finding.Say("hint.tickets-of-same-time"),
	}}
}
