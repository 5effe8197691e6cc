package columns

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/slareport/slareport/loaders/cell/durations"
	"github.com/slareport/slareport/loaders/cell/numbers"
	"github.com/slareport/slareport/loaders/cell/units"
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/headers"
	"github.com/slareport/slareport/loaders/records/rowfilter"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// Column is a field of a record type and where its cells are.
type Column struct {
	Field    presets.Field     // of the record type
	Index    int               // of the cell in a row; constants have none
	Clock    int               // of the time of day that belongs to a date in another column; -1: none
	header   string            // as the file writes it
	Constant string            // the value of all rows, where Fixed
	Fixed    bool              // it is a constant
	Values   map[string]string // cell, lower case → what it stands for
	Unit     string            // of bare numbers of a length of time: declared, or as the head says
	Headed   bool              // the head says the unit, and nothing else does
	Percent  bool              // the head says that bare numbers are percentages
}

// Name is what messages call the column.
func (c *Column) Name() string {
	if c.Fixed {
		return c.Field.Name
	}
	return c.header
}

// Binding is how the rows of one file become records of one type.
type Binding struct {
	Record  string            // the record type
	Where   string            // the source's filter; "": every row
	Columns []Column          // of the fields that have one
	Headers map[string]string // by field, for messages
	Missing account.Cause     // why there can be no records: a required field has no column
	Absent  []string          // fields that no record can say anything of, for want of a column
}

// Column finds the column of a field; nil when it has none.
func (b *Binding) Column(field string) *Column {
	i := slices.IndexFunc(b.Columns, func(c Column) bool { return c.Field.Name == field })
	if i < 0 {
		return nil
	}
	return &b.Columns[i]
}

// Binder finds the columns of a source's record types in the headers of its files.
type Binder struct {
	Spec   *sources.Spec                  // the source
	preset map[string]map[string][]string // headers that the preset names, by record type and field
}

// NewBinder prepares the search for the columns of a source.
func NewBinder(spec *sources.Spec) *Binder {
	preset, _ := presets.Lookup(cmp.Or(spec.Preset, presets.Generic))
	b := &Binder{spec, map[string]map[string][]string{}}
	for _, m := range preset.Mappings {
		b.preset[m.Record] = m.Headers()
	}
	return b
}

// Bind finds the columns of a record type. Names must be equal but for case and white space: what merely looks
// alike is suggested, never taken. The rows of a log need not all say when the ticket was opened.
func (s *Binder) Bind(
	spec *sources.RecordSpec, h *headers.Row, log bool, books *account.Books,
) *Binding {
	record, _ := presets.RecordOf(spec.Type)
	b := &Binding{Record: spec.Type, Where: spec.Where, Headers: map[string]string{}}
	taken := s.taken(spec, &record, h)
	for _, field := range record.Fields {
		field.Required = field.Required && !(log && field.Name == "opened")
		c := Column{Field: field, Clock: -1, Values: spec.Values[field.Name], Unit: spec.Units[field.Name]}
		if constant, set := spec.Set[field.Name]; set {
			c.Constant, c.Fixed = constant, true
		} else if !c.find(spec.Columns[field.Name], h, books, s.others(taken, spec, field.Name)) {
			s.absent(b, spec, field, h, books)
			continue
		} else {
			c.readHead(books)
		}
		b.Columns = append(b.Columns, c)
	}
	used := b.used()
	for i := range b.Columns {
		c := &b.Columns[i]
		c.findClock(spec.Columns[c.Field.Name], s.mapped(spec, c.Field.Name), h, used, books)
		b.Headers[c.Field.Name] = c.Name()
	}
	return b
}

// used are the columns that some field is read from.
func (b *Binding) used() map[int]bool {
	all := map[int]bool{}
	for i := range b.Columns {
		if !b.Columns[i].Fixed {
			all[b.Columns[i].Index] = true
		}
	}
	return all
}

// taken are the columns that the workspace itself maps to a field.
//
// Rule §2 (mapped-once): A column that the workspace maps to a field is never read as the synonym of another one.
func (s *Binder) taken(spec *sources.RecordSpec, record *presets.Record, h *headers.Row) map[int]bool {
	all := map[int]bool{}
	for _, field := range record.Fields {
		if !s.mapped(spec, field.Name) {
			continue
		}
		for _, w := range spec.Columns[field.Name] {
			if column, ok := h.Find(w); ok {
				all[column] = true
				break
			}
		}
	}
	return all
}

// others are the taken columns that a field may not be read from: none where the workspace names its column.
func (s *Binder) others(taken map[int]bool, spec *sources.RecordSpec, field string) map[int]bool {
	if s.mapped(spec, field) {
		return nil
	}
	return taken
}

// mapped tells whether the workspace itself names the column of a field.
func (s *Binder) mapped(spec *sources.RecordSpec, field string) bool {
	wanted := spec.Columns[field]
	return len(wanted) > 0 && !slices.Equal(wanted, s.preset[spec.Type][field])
}

// Mapped tells whether the workspace itself names the column of a field.
func (s *Binder) Mapped(record, field string) bool {
	i := slices.IndexFunc(s.Spec.Records, func(r sources.RecordSpec) bool { return r.Type == record })
	return i >= 0 && s.mapped(&s.Spec.Records[i], field)
}

// find takes the first of the wanted headers that the file has and that is not taken for another field. The head of a
// length of time, of a percentage or of money may end with its unit.
func (c *Column) find(wanted []string, h *headers.Row, books *account.Books, taken map[int]bool) bool {
	if c.findBy(h.Find, wanted, h, books, taken) {
		return true
	}
	measured := c.Field.Type == presets.Duration || slices.Contains(
		[]numbers.Quantity{numbers.Time, numbers.Part, numbers.Percentage}, c.Field.Of,
	)
	return measured && c.findBy(h.FindBare, wanted, h, books, taken) ||
		c.Field.Of == numbers.Money && c.findBy(h.FindMoney, wanted, h, books, taken)
}

func (c *Column) findBy(
	find func(string) (int, bool), wanted []string, h *headers.Row, books *account.Books, taken map[int]bool,
) bool {
	for _, w := range wanted {
		var ok bool
		if c.Index, ok = find(w); !ok || taken[c.Index] {
			continue
		}
		c.header = h.Names[c.Index]
		if n := h.Count[table.Fold(w)]; n > 1 {
			books.Find("load.same-header "+c.Field.Name, evidence.Finding{
				Severity: evidence.Warning, Column: c.header,
				Message: finding.Say("load.same-header", finding.Count(n), c.Field.Name), Hint: finding.Say("hint.rename-columns"),
			})
		}
		return true
	}
	return false
}

// readHead takes over what the head says about bare numbers. What is declared goes before it.
//
// Rule §13 (unit-of-head): The unit of bare numbers is the declared one, else that of the head of the column.
func (c *Column) readHead(books *account.Books) {
	c.Percent = units.HeadInPercent(c.header)
	if c.Field.Type != presets.Duration && c.Field.Of != numbers.Time && c.Field.Of != numbers.Percentage {
		return
	}
	head := units.OfHead(c.header)
	if c.Unit == "" {
		c.Unit, c.Headed = head, head != ""
		return
	}
	declared, _ := durations.Declare(c.Unit)
	if named, _ := durations.Declare(head); named.Unit != 0 && declared.Unit != 0 && named.Unit != declared.Unit {
		books.Find("", evidence.Finding{
			Severity: evidence.Warning, Column: c.header, Message: finding.Say("load.unit-differs", head, c.Unit),
			Hint: finding.Say("hint.column-unit"),
		})
	}
}

// absent says that a field has no column. Presets name many columns that an export need not have; what the
// workspace names itself must be there.
func (s *Binder) absent(
	b *Binding, spec *sources.RecordSpec, field presets.Field, h *headers.Row, books *account.Books,
) {
	wanted := spec.Columns[field.Name]
	if !field.Required && !s.mapped(spec, field.Name) {
		return
	}
	what := finding.Say("load.no-column", field.Name, spec.Type)
	if len(wanted) > 0 {
		what = finding.Say("load.no-column-headed", field.Name, spec.Type, finding.Any(finding.Quotes(wanted)))
	}
	if field.Required {
		b.Missing = cmp.Or(b.Missing, account.Cause{Key: "load.no-column-for", Name: field.Name})
		what = finding.Say("load.nothing-without", what)
	}
	books.Find(what.String(), evidence.Finding{
		Severity: evidence.Severe, Message: finding.Say("load.the-file-has", what, h.List()),
		Hint: suggestion(field.Name, wanted, h),
	})
}

// suggestion is the hint for a field without a column.
func suggestion(field string, wanted []string, h *headers.Row) finding.Message {
	for _, w := range append(slices.Clone(wanted), field) {
		if near := h.Nearest(w); near != "" {
			return finding.Say("hint.mean-column", finding.Quote(near), field, strconv.Quote(near))
		}
	}
	return finding.Say("hint.say-column", field)
}

// Unused notes the columns that no field and no filter of a source reads.
func Unused(h *headers.Row, bindings []*Binding, books *account.Books) {
	read := map[int]bool{}
	for _, b := range bindings {
		for i := range b.Columns {
			if c := &b.Columns[i]; !c.Fixed {
				read[c.Index] = true
				if c.Clock >= 0 {
					read[c.Clock] = true
				}
			}
		}
		for _, name := range rowfilter.CellsOf(b.Where) {
			if column, ok := h.Find(name); ok {
				read[column] = true
			}
		}
	}
	var names []string
	for i, name := range h.Names {
		if !read[i] && name != "" {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		books.Find("unused", evidence.Finding{
			Severity: evidence.Note, Message: finding.Say("load.unused-columns", headers.ListNames(names)),
		})
	}
}
