package records

import (
	"fmt"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
)

// outcome is what became of a row for one record type.
type outcome struct {
	kind     string // isFiltered, isRejected, isDuplicate, or "" when a record came of it
	text     string // why not
	byFilter bool   // the text is the source's filter
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
	p := &rowReader[S, R]{kind: k, blank: k.blank, filtered: outcome{isFiltered, "where: " + b.where, true}}
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
		if _, p.doubts = s.read(&p.blank, cell.Plain(s.constant), 0, nil); len(p.doubts) > 0 && p.doubts[0].Severity == severe {
			return nil, &cell.Problem{Text: fmt.Sprintf("the constant for %s: %s", s.field.Name, p.doubts[0].Text), Hint: p.doubts[0].Hint}
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
	if err != nil && rejected == "" {
		rejected = "the filter cannot be computed"
		p.doubt(rejected, r.Number, rejected+": "+err.Error())
	}
	if orphan && rejected == "" {
		p.doubts = append(p.doubts, orphaned(r.Number))
	}
	p.commit(books, whose)
	if rejected != "" {
		return outcome{kind: isRejected, text: rejected}, whose
	}
	*p.kind.pos(&p.current) = pos
	p.kind.keep(&p.current, out)
	return outcome{}, whose
}

// read fills the record and gives the first reason to reject the row.
func (p *rowReader[S, R]) read(r *table.Row) (rejected string) {
	p.unnamed = false
	for i := range p.steps {
		reason, doubts := p.steps[i].read(&p.current, r.Cell(p.steps[i].index), r.Number, p.doubts)
		p.doubts = doubts
		if reason == "" {
			continue
		}
		p.unnamed = p.unnamed || p.steps[i].field.Name == "client"
		if rejected == "" {
			rejected = reason
		}
	}
	if rejected != "" {
		return rejected
	}
	if rejected = p.kind.finish(&p.current, &p.entry); rejected != "" {
		p.doubt(rejected, r.Number, rejected)
	}
	return rejected
}

func (p *rowReader[S, R]) doubt(about string, row int, text string) {
	p.doubts = append(p.doubts, doubt{about, evidence.Finding{Severity: severe, Row: row, Text: text + ": row not loaded"}})
}

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
