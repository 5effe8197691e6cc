package rows

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
	"github.com/slareport/slareport/report/timeline"
)

// Parser makes records of one type of rows, for one goroutine.
type Parser interface {
	Row(r *table.Row, pos evidence.Pos, books *account.Books, out *recordset.Set) (account.Outcome, owners.Owner)
}

// Reader is the rowParser of any kind.
type Reader[S any, R filter.Record] struct {
	kind     Kind[S, R]
	steps    []step[S]
	Where    *rowfilter.Filter[R]
	open     *rowfilter.Undecided[R] // of the same filter, for rows that it drops
	filtered account.Outcome         // of a row that the filter drops
	Blank    S                       // every field absent, constants filled in
	current  S
	pending  []pendingFinding // what is to be said about cells of the row at hand
	entry    Entry
	own      account.Books // what the rules between its fields have to say
	owners   owners.Finder[R]
	parties  partyWords
	who      []whoSays[S]             // the fields that hold words for parties
	passed   map[evidence.Passed]bool // cases that were passed over, the latest
	unnamed  bool                     // the client of the row at hand cannot be read
	absent   []string                 // fields for which the file has no column though it should
}

// pendingFinding is a finding about a cell that waits for the row to pass the filter.
type pendingFinding struct {
	about string
	evidence.Finding
}

// NewReader prepares the parser of a bound record type. The error is that of its filter or of a constant.
func NewReader[S any, R filter.Record](
	k Kind[S, R], b *columns.Binding, source *Source, h *headers.Row,
) (*Reader[S, R], error) {
	p := &Reader[S, R]{kind: k, Blank: k.Blank, absent: b.Absent}
	p.filtered = account.Outcome{
		Kind: account.Filtered, Cause: account.Cause{Key: "load.filtered-by", Name: b.Where}, ByFilter: true,
	}
	p.owners = owners.NewFinder(source.Owners, k.Client, k.CaseIDs, source.Cases)
	p.parties = partyWords{source.Agreements, map[partyWord]bool{}}
	for _, field := range partyFields {
		if get := k.Slots[field].Text; get != nil {
			p.who = append(p.who, whoSays[S]{field, get})
		}
	}
	p.entry = Entry{Headers: b.Headers, Bound: b, Source: source, Books: &p.own}
	var err error
	if p.Where, err = rowfilter.Compile[R](b.Where, h, source.Zone.Location()); err != nil {
		return nil, err
	}
	if p.Where != nil && k.Name != "samples" { // of which there may be very many
		p.open = rowfilter.Undecidable[R](k.Name, b.Where, h, source.Zone.Location())
	}
	for i := range b.Columns {
		s := newStep(&b.Columns[i], &k, source)
		if !s.Fixed {
			p.steps = append(p.steps, s)
			continue
		}
		if _, p.pending = s.read(&p.Blank, cell.Plain(s.Constant), cell.Raw{}, 0, nil); len(p.pending) > 0 &&
			p.pending[0].Severity == evidence.Severe {
			wrong := p.pending[0]
			return nil, &finding.Problem{Message: finding.Say("load.constant", s.Field.Name, wrong.Message), Hint: wrong.Hint}
		}
	}
	return p, nil
}

// Row reads the cells, applies the rules between fields and the filter, and keeps the record. A row that is
// filtered leaves no finding: nobody asked about it.
func (p *Reader[S, R]) Row(
	r *table.Row, pos evidence.Pos, books *account.Books, out *recordset.Set,
) (account.Outcome, owners.Owner) {
	p.current, p.pending, p.entry.Row = p.Blank, p.pending[:0], r.Number
	rejected := p.read(r)
	whose, orphan := p.owners.Of(p.kind.Record(&p.current))
	if p.unnamed {
		whose, orphan = p.entry.Source.Unread, false
	}
	holds, err := p.Where.Holds(r, p.kind.Record(&p.current))
	if err == nil && !holds {
		p.own.Forget()
		if p.open.Of(r, p.kind.Record(&p.current)) {
			p.noteOpen(books, whose, pos)
		}
		p.pass(out)
		return p.filtered, whose
	}
	if key := p.excluded(); key != "" {
		p.own.Forget()
		p.pass(out)
		return account.Outcome{Kind: account.Filtered, Cause: account.Cause{Key: key}}, whose
	}
	if err != nil && rejected.None() {
		rejected = account.Cause{Key: "load.filter-not-computed"}
		what, hint := files.InWords(err)
		p.reject(r.Number, what, hint)
	}
	if rejected.None() {
		p.checkParties(books, whose)
	}
	if orphan && rejected.None() {
		p.pending = append(p.pending, orphaned(r.Number))
	}
	p.commit(books, whose)
	p.noteUnread(books, whose, rejected, pos)
	if !rejected.None() {
		p.pass(out)
		return account.Outcome{Kind: account.Rejected, Cause: rejected}, whose
	}
	*p.kind.Pos(&p.current) = pos
	p.kind.Keep(&p.current, out)
	return account.Outcome{}, whose
}

// noteOpen notes that the row at hand, which the filter drops, may be one that it keeps.
//
// Convention doubt (source-filter-blank): A row that the filter of a source (`where`) drops only because a cell is
// blank or cannot be read may be one that it keeps: it leaves open what a rejected row would, and a finding says how
// many there are. That is not so where the filter asks for blank cells itself (== ""). A row that the filter keeps is
// kept, whatever it leaves blank, and samples are not asked. Set by `sources.where`.
func (p *Reader[S, R]) noteOpen(books *account.Books, whose owners.Owner, pos evidence.Pos) {
	p.noteUnread(books, whose, account.Cause{Key: "load.filter-blank"}, pos)
	books.FindOf(whose, "load.filter-blank", evidence.Finding{
		Severity: evidence.Warning, Row: int(pos.Row), Message: finding.Say("load.filter-blank"),
		Hint: finding.Say("hint.filter-blank"),
	})
}

// mostPassed is how many of the cases that were passed over are remembered, so that millions of rows of a few ids are
// noted once each, more or less.
const mostPassed = 4096

// pass notes the case at hand, which is not loaded.
func (p *Reader[S, R]) pass(out *recordset.Set) {
	if p.kind.Passed == nil {
		return
	}
	c := p.kind.Passed(&p.current)
	c.Anyone = p.unnamed
	if c.ID == "" || p.passed[c] {
		return
	}
	if p.passed == nil {
		p.passed = map[evidence.Passed]bool{}
	}
	if len(p.passed) == mostPassed {
		clear(p.passed)
	}
	p.passed[c] = true
	out.Passed = append(out.Passed, c)
}

// read fills the record and gives the first reason to reject the row.
func (p *Reader[S, R]) read(r *table.Row) (rejected account.Cause) {
	p.unnamed, p.entry.Missing, p.entry.Others = false, p.entry.Missing[:0], p.entry.Others[:0]
	for i := range p.steps {
		before := len(p.pending)
		s, clock := &p.steps[i], cell.Raw{}
		if s.Clock >= 0 {
			clock = r.Cell(s.Clock)
		}
		reason, doubts := s.read(&p.current, r.Cell(s.Index), clock, r.Number, p.pending)
		p.pending = doubts
		if reason.None() {
			if len(doubts) > before && doubts[before].Severity == evidence.Severe {
				p.noteBlank(s.Field.Name, &doubts[before])
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
	if rejected.Key = p.kind.Finish(&p.current, &p.entry); !rejected.None() {
		p.reject(r.Number, rejected.Message(), finding.Message{})
	}
	return rejected
}

// leadTo are the ends that lengths of time lead to where these are blank. They come before the lengths in a record.
var leadTo = map[string]string{"duration": "to", "response_time": "responded", "resolution_time": "resolved"}

// noteBlank notes that a field of the row at hand could not be read. A length whose end is known is needed by nothing.
func (p *Reader[S, R]) noteBlank(field string, said *pendingFinding) {
	if end := p.kind.Slots[leadTo[field]].Instant; end != nil && (*end(&p.current)).Known() {
		said.Severity = evidence.Note
		return
	}
	p.entry.Missing = append(p.entry.Missing, field)
}

// excluded gives the reason why the row at hand is no record of this kind, or "".
func (p *Reader[S, R]) excluded() string {
	if p.kind.Excluded == nil {
		return ""
	}
	return p.kind.Excluded(&p.current)
}

// noteUnread notes what could not be read of the row. A row of a client that no agreement names leaves nothing open: it
// can be read whose it is, and it is nobody's here.
func (p *Reader[S, R]) noteUnread(
	books *account.Books, whose owners.Owner, rejected account.Cause, pos evidence.Pos,
) {
	if whose == owners.Nobody && !p.unnamed && !p.kind.Client(p.kind.Record(&p.current)).Empty() {
		return
	}
	if !rejected.None() {
		books.MissRow(whose, p.possibleSpan(p.unread(pos)))
		return
	}
	for _, field := range p.unreadFields() {
		books.MissCell(whose, p.unread(pos), field)
	}
	for _, x := range p.entry.Others {
		books.DoubleCell(whose, p.unread(pos), x.Field, x.End)
	}
}

// unread is what could be read of the row all the same. A field that is blank may have been meant to be another one.
func (p *Reader[S, R]) unread(pos evidence.Pos) account.Unread {
	u := account.Nothing(p.kind.Name)
	u.Pos = pos
	for _, field := range account.SelectorFields {
		if get := p.kind.Slots[field].Text; get != nil && !get(&p.current).Empty() {
			if u.Read == nil {
				u.Read = map[string]string{}
			}
			u.Read[field] = get(&p.current).String()
		}
	}
	if get := p.kind.Slots["service"].Text; get != nil {
		u.Service = *get(&p.current)
	}
	for i := range p.steps {
		get := p.steps[i].slot.Instant
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

// possibleSpan is when an outage that made no record may have been: from any time on where its begin could not be read,
// and without an end where nobody knows that.
func (p *Reader[S, R]) possibleSpan(u account.Unread) account.Unread {
	if p.kind.Name != "outages" || !u.Times.From.Known() {
		return u
	}
	if !(*p.kind.Slots["from"].Instant(&p.current)).Known() {
		u.Times.From = timeline.MinInstant
	}
	if !(*p.kind.Slots["to"].Instant(&p.current)).Known() {
		u.Times.To = timeline.MaxInstant
	}
	return u
}

// reject notes why a row is not loaded.
func (p *Reader[S, R]) reject(row int, why, hint finding.Message) {
	p.pending = append(
		p.pending, pendingFinding{why.Key, evidence.Finding{Severity: evidence.Severe, Row: row,
			Message: NotLoaded(why), Hint: hint}},
	)
}

func NotLoaded(why finding.Message) finding.Message { return finding.Say("load.row-not-loaded", why) }

// commit writes what was found in a row of an owner into the books.
func (p *Reader[S, R]) commit(b *account.Books, o owners.Owner) {
	for _, d := range p.pending {
		b.FindOf(o, d.about, d.Finding)
	}
	b.Take(&p.own, o)
}

// orphaned is what is said of a row that names no client, and only cases that are not in the data.
func orphaned(row int) pendingFinding {
	return pendingFinding{about: "", Finding: evidence.Finding{
		Severity: evidence.Warning, Row: row,
		Message: finding.Say("load.orphan"), Hint: finding.Say("hint.tickets-of-same-time"),
	}}
}
