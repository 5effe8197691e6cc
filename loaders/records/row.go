package records

import (
	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/finding"
)

// outcome is what became of a row for one record type.
type outcome struct {
	kind string // isFiltered, isRejected, isDuplicate, or "" when a record came of it
	cause
	byFilter bool // the cause names the source's filter
}

// cause is why a row is not loaded: a key and the name that its sentence has a place for, if any.
type cause struct{ key, name string }

func (c cause) none() bool { return c.key == "" }

func (c cause) message() finding.Message {
	if c.name == "" {
		return finding.Say(c.key)
	}
	return finding.Say(c.key, c.name)
}

// rowParser makes records of one type of rows, for one goroutine.
type rowParser interface {
	row(r *table.Row, pos evidence.Pos, books *books, out *harvest) (outcome, owner)
}

// rowReader is the rowParser of any kind.
type rowReader[S any, R filter.Record] struct {
	kind     kind[S, R]
	steps    []step[S]
	where    *where[R]
	filtered outcome // of a row that the filter drops
	blank    S       // every field absent, constants filled in
	current  S
	doubts   []doubt // what is to be said about cells of the row at hand
	entry    entry
	own      books // what the rules between its fields have to say
	owners   ownerOf[R]
	unnamed  bool // the client of the row at hand cannot be read
}

// doubt is a finding about a cell that waits for the row to pass the filter.
type doubt struct {
	about string
	evidence.Finding
}

// newParser prepares the parser of a bound record type. The error is that of its filter or of a constant.
func newParser[S any, R filter.Record](k kind[S, R], b *binding, readers *readers, h *heads) (*rowReader[S, R], error) {
	p := &rowReader[S, R]{kind: k, blank: k.blank, filtered: outcome{isFiltered, cause{"load.filtered-by", b.where}, true}}
	p.owners = ownerOf[R]{cache: newOwnerCache(readers.owners), client: k.client, cases: k.cases, known: readers.cases}
	p.entry = entry{headers: b.headers, readers: readers, books: &p.own}
	var err error
	if p.where, err = compileWhere[R](b.where, h, readers.zone.Location()); err != nil {
		return nil, err
	}
	for i := range b.columns {
		s := newStep(&b.columns[i], &k, readers)
		if !s.fixed {
			p.steps = append(p.steps, s)
			continue
		}
		if _, p.doubts = s.read(&p.blank, cell.Plain(s.constant), 0, nil); len(p.doubts) > 0 &&
			p.doubts[0].Severity == severe {
			wrong := p.doubts[0]
			return nil, &finding.Problem{Message: finding.Say("load.constant", s.field.Name, wrong.Message), Hint: wrong.Hint}
		}
	}
	return p, nil
}

// row reads the cells, applies the rules between fields and the filter, and keeps the record. A row that is
// filtered leaves no finding: nobody asked about it.
func (p *rowReader[S, R]) row(r *table.Row, pos evidence.Pos, books *books, out *harvest) (outcome, owner) {
	p.current, p.doubts, p.entry.row = p.blank, p.doubts[:0], r.Number
	rejected := p.read(r)
	whose, orphan := p.owners.of(p.kind.record(&p.current))
	if p.unnamed {
		whose, orphan = p.entry.readers.unread, false
	}
	holds, err := p.where.holds(r, p.kind.record(&p.current))
	if err == nil && !holds {
		clear(p.own.findings)
		return p.filtered, whose
	}
	if err != nil && rejected.none() {
		rejected = cause{key: "load.filter-not-computed"}
		what, hint := inWords(err)
		p.reject(r.Number, what, hint)
	}
	if orphan && rejected.none() {
		p.doubts = append(p.doubts, orphaned(r.Number))
	}
	p.commit(books, whose)
	if !rejected.none() {
		return outcome{kind: isRejected, cause: rejected}, whose
	}
	*p.kind.pos(&p.current) = pos
	p.kind.keep(&p.current, out)
	return outcome{}, whose
}

// read fills the record and gives the first reason to reject the row.
func (p *rowReader[S, R]) read(r *table.Row) (rejected cause) {
	p.unnamed = false
	for i := range p.steps {
		reason, doubts := p.steps[i].read(&p.current, r.Cell(p.steps[i].index), r.Number, p.doubts)
		p.doubts = doubts
		if reason.none() {
			continue
		}
		p.unnamed = p.unnamed || p.steps[i].field.Name == "client"
		if rejected.none() {
			rejected = reason
		}
	}
	if !rejected.none() {
		return rejected
	}
	if rejected.key = p.kind.finish(&p.current, &p.entry); !rejected.none() {
		p.reject(r.Number, rejected.message(), finding.Message{})
	}
	return rejected
}

// reject notes why a row is not loaded.
func (p *rowReader[S, R]) reject(row int, why, hint finding.Message) {
	p.doubts = append(
		p.doubts, doubt{why.Key, evidence.Finding{Severity: severe, Row: row, Message: notLoaded(why), Hint: hint}},
	)
}

func notLoaded(why finding.Message) finding.Message { return finding.Say("load.row-not-loaded", why) }

// commit writes what was found in a row of an owner into the books.
func (p *rowReader[S, R]) commit(b *books, o owner) {
	for _, d := range p.doubts {
		b.findOf(o, d.about, d.Finding)
	}
	for key, f := range p.own.findings {
		key.owner = o
		b.addFinding(key, f)
	}
	clear(p.own.findings)
}
