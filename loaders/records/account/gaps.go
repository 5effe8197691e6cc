package account

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// gapKey groups the records of an owner that could not be read.
type gapKey struct {
	owner   owners.Owner
	records string
	service evidence.Text
	cause   evidence.GapCause
	field   string
	differ  bool   // two cells say different ends
	rows    bool   // so do two rows about the record, or they say something else differently
	read    string // what could be read of them, as readKey writes it
}

// gap is when they were, and where.
type gap struct {
	at      []timeline.Interval
	undated int
	rows    []evidence.Pos
	ends    []timeline.Instant // of those that differ
	more    []gap              // of later parts of the file, which stay apart until all are there: there may be many rows
}

// whole puts the parts together.
func (g *gap) whole() gap {
	parts := append([]gap{*g}, g.more...)
	at, rows, ends := make([][]timeline.Interval, len(parts)), make([][]evidence.Pos, len(parts)),
		make([][]timeline.Instant, len(parts))
	all := gap{}
	for i, p := range parts {
		at[i], rows[i], ends[i] = p.at, p.rows, p.ends
		all.undated += p.undated
	}
	all.at, all.rows, all.ends = slices.Concat(at...), slices.Concat(rows...), slices.Concat(ends...)
	return all
}

// Unread is what could be read of a row that made no record, or one without some of its fields.
type Unread struct {
	Records string            // type of the record
	Service evidence.Text     // empty where it could not be read
	Times   timeline.Interval // the first and the last that could be read, NoInstant for none
	Read    map[string]string // texts by which agreements part records, as far as they could be read
	Pos     evidence.Pos
}

// Nothing is a row of a type of records of which nothing could be read.
func Nothing(records string) Unread {
	return Unread{Records: records, Times: timeline.Interval{From: timeline.NoInstant, To: timeline.NoInstant}}
}

// MissRow notes that a row made no record of a type.
func (b *Books) MissRow(o owners.Owner, u Unread) {
	b.miss(gapKey{o, u.Records, u.Service, evidence.RowUnread, "", false, false, readKey(u.Read)}, &u)
}

// MissCell notes that a field of a record could not be read.
func (b *Books) MissCell(o owners.Owner, u Unread, field string) {
	b.miss(gapKey{o, u.Records, u.Service, evidence.CellUnread, field, false, false, readKey(u.Read)}, &u)
}

// DoubleCell notes that another cell of a record says another end than a field, which was read.
func (b *Books) DoubleCell(o owners.Owner, u Unread, field string, end timeline.Instant) {
	b.double(gapKey{o, u.Records, u.Service, evidence.CellUnread, field, true, false, readKey(u.Read)}, &u, end)
}

// Contradict notes that another row about the same record says something else in a field: of an end that both say, what
// it says; else end is NoInstant.
func (b *Books) Contradict(o owners.Owner, u Unread, field string, end timeline.Instant) {
	key := gapKey{o, u.Records, u.Service, evidence.CellUnread, field, end.Known(), true, readKey(u.Read)}
	if end.Known() {
		b.double(key, &u, end)
	} else {
		b.miss(key, &u)
	}
}

func (b *Books) double(key gapKey, u *Unread, end timeline.Instant) {
	g := b.gap(key)
	g.at, g.rows, g.ends = append(g.at, u.Times), append(g.rows, u.Pos), append(g.ends, end)
}

func (b *Books) miss(key gapKey, u *Unread) {
	g := b.gap(key)
	if u.Times.From.Known() {
		g.at = append(g.at, u.Times)
	} else {
		g.undated++
	}
	if key.cause == evidence.CellUnread {
		g.rows = append(g.rows, u.Pos)
	}
}

// The texts of a key end with bytes that no text of a file holds.
const fieldEnd, textEnd = "\xfe", "\xff"

// readKey writes texts by field in the order of the fields.
func readKey(read map[string]string) string {
	if len(read) == 0 {
		return ""
	}
	var key strings.Builder
	for _, field := range slices.Sorted(maps.Keys(read)) {
		key.WriteString(field + fieldEnd + read[field] + textEnd)
	}
	return key.String()
}

// readOf reads what readKey wrote.
func readOf(key string) map[string]string {
	if key == "" {
		return nil
	}
	read := map[string]string{}
	for text := range strings.SplitSeq(strings.TrimSuffix(key, textEnd), textEnd) {
		field, value, _ := strings.Cut(text, fieldEnd)
		read[field] = value
	}
	return read
}

// gap is that of a key, to be added to.
func (b *Books) gap(key gapKey) *gap {
	g := b.gaps[key]
	if g == nil {
		g = &gap{}
		b.setGap(key, g)
	}
	return g
}

func (b *Books) setGap(key gapKey, g *gap) {
	if b.gaps == nil {
		b.gaps = map[gapKey]*gap{}
	}
	b.gaps[key] = g
}

// lack says what columns a file lacks of a record type. The zero one says that it has those it needs.
type lack uint8

const (
	// such as the end of outages: what rows there are have begun, and without any it says nothing
	lacksEnd  lack = iota + 1
	lacksMust      // a required one: no record can come of any row
)

// LackColumn notes that a file has no column for a required field of a record type.
func (b *Books) LackColumn(records string) { b.addLack(records, lacksMust) }

// LackEnd notes that a file has no column for a field that every file of a record type has.
func (b *Books) LackEnd(records string) { b.addLack(records, lacksEnd) }

func (b *Books) addLack(records string, l lack) {
	if b.lacking == nil {
		b.lacking = map[string]lack{}
	}
	b.lacking[records] = max(b.lacking[records], l)
}

// unsaid tells whether a file says nothing of a record type, for want of columns.
func (b *Books) unsaid(records string) bool {
	return b.lacking[records] == lacksMust || b.lacking[records] == lacksEnd && b.total() == account{}
}

// silent tells whether a file says nothing of any record type of its source, for want of columns.
func (b *Books) silent(s *evidence.Source) bool {
	says := func(records string) bool { return !b.unsaid(records) }
	return len(s.Records) > 0 && !slices.ContainsFunc(s.Records, says)
}

// Gaps lists what could not be read of a file, as its Source tells it after Close. A file of which no row was loaded or
// left out on purpose, though it has some, is as good as none.
//
// Rule §13 (source-unread): A file that is missing, damaged, no table or of which every row was rejected leaves open
// what it would have said. So does one whose head lacks a column that its records need, with rows or without: it is
// another export, and says nothing of what was asked.
//
// Convention doubt (head-alone): A head that has the columns of its records and no row below it says that there are
// none. One without a column for the end of what it lists, or without one that slareport.yaml names, does not.
func (b *Books) Gaps(s *evidence.Source, o *owners.Directory) []evidence.Gap {
	a := b.total()
	if s.Incomplete || a.rejected > 0 && a.loaded+a.filtered+a.duplicates == 0 {
		return SourceGaps(s)
	}
	var list []evidence.Gap
	for _, g := range SourceGaps(s) {
		if b.unsaid(g.Records) {
			list = append(list, g)
		}
	}
	for key, parts := range b.gaps {
		g := parts.whole()
		slices.SortFunc(g.at, func(a, b timeline.Interval) int {
			return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
		})
		list = append(list, evidence.Gap{
			Records: key.records, Source: s.ID, File: s.File, Sheet: s.Sheet, Audience: o.List[key.owner], Service: key.service,
			Cause: key.cause, Field: key.field, At: g.at, Undated: g.undated,
			Read: readOf(key.read), Rows: g.rows, Ends: g.ends, Contradicted: key.rows,
		})
	}
	slices.SortFunc(list, func(a, b evidence.Gap) int {
		return cmp.Or(
			cmp.Compare(a.Records, b.Records), cmp.Compare(a.Cause, b.Cause), cmp.Compare(a.Field, b.Field),
			cmp.Compare(min(len(a.Ends), 1), min(len(b.Ends), 1)), cmp.Compare(byRows(a), byRows(b)),
			cmp.Compare(a.Service.String(), b.Service.String()),
			slices.Index(o.List, a.Audience)-slices.Index(o.List, b.Audience), cmp.Compare(readKey(a.Read), readKey(b.Read)),
		)
	})
	return list
}

// byRows puts what two rows say differently behind what one row says.
func byRows(g evidence.Gap) int {
	if g.Contradicted {
		return 1
	}
	return 0
}

// SourceGaps are the gaps that a whole file leaves: nobody knows what it says.
func SourceGaps(s *evidence.Source) (list []evidence.Gap) {
	for _, records := range s.Records {
		list = append(list, evidence.Gap{Records: records, Source: s.ID, File: s.File, Sheet: s.Sheet, Audience: s.Of})
	}
	return list
}
