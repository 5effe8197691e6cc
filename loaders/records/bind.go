package records

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// column is a field of a record type and where its cells are.
type column struct {
	field    presets.Field
	index    int    // of the cell in a row; constants have none
	header   string // as the file writes it
	constant string
	fixed    bool              // it is a constant
	values   map[string]string // cell, lower case → what it stands for
	unit     string            // of bare numbers of a duration
}

// name is what messages call the column.
func (c *column) name() string {
	if c.fixed {
		return c.field.Name
	}
	return c.header
}

// binding is how the rows of one file become records of one type.
type binding struct {
	record  string
	where   string
	columns []column
	headers map[string]string // by field, for messages
	missing cause             // why there can be no records: a required field has no column
}

// column finds the column of a field; nil when it has none.
func (b *binding) column(field string) *column {
	i := slices.IndexFunc(b.columns, func(c column) bool { return c.field.Name == field })
	if i < 0 {
		return nil
	}
	return &b.columns[i]
}

// binder finds the columns of a source's record types in the headers of its files.
type binder struct {
	spec   *workspace.SourceSpec
	preset map[string]map[string][]string // headers that the preset names, by record type and field
}

func newBinder(spec *workspace.SourceSpec) *binder {
	preset, _ := presets.Lookup(cmp.Or(spec.Preset, presets.Generic))
	b := &binder{spec, map[string]map[string][]string{}}
	for _, m := range preset.Mappings {
		b.preset[m.Record] = m.Headers()
	}
	return b
}

// bind finds the columns of a record type. Names must be equal but for case and white space: what merely looks
// alike is suggested, never taken. The rows of a log need not all say when the ticket was opened.
func (s *binder) bind(spec *workspace.RecordSpec, h *heads, log bool, books *books) *binding {
	record, _ := presets.RecordOf(spec.Type)
	b := &binding{record: spec.Type, where: spec.Where, headers: map[string]string{}}
	for _, field := range record.Fields {
		field.Required = field.Required && !(log && field.Name == "opened")
		c := column{field: field, values: spec.Values[field.Name], unit: spec.Units[field.Name]}
		if constant, set := spec.Set[field.Name]; set {
			c.constant, c.fixed = constant, true
		} else if !c.find(spec.Columns[field.Name], h, books) {
			s.absent(b, spec, field, h, books)
			continue
		}
		b.columns = append(b.columns, c)
		b.headers[field.Name] = c.name()
	}
	return b
}

// find takes the first of the wanted headers that the file has.
func (c *column) find(wanted []string, h *heads, books *books) (ok bool) {
	for _, w := range wanted {
		if c.index, ok = h.find(w); !ok {
			continue
		}
		c.header = h.names[c.index]
		if n := h.count[table.Fold(w)]; n > 1 {
			books.find("load.same-header "+c.field.Name, evidence.Finding{
				Severity: warning, Column: c.header,
				Message: finding.Say("load.same-header", finding.Count(n), c.field.Name), Hint: finding.Say("hint.rename-columns"),
			})
		}
		return true
	}
	return false
}

// absent says that a field has no column. Presets name many columns that an export need not have; what the
// workspace names itself must be there.
func (s *binder) absent(b *binding, spec *workspace.RecordSpec, field presets.Field, h *heads, books *books) {
	wanted := spec.Columns[field.Name]
	named := len(wanted) > 0 && !slices.Equal(wanted, s.preset[spec.Type][field.Name])
	if !field.Required && !named {
		return
	}
	what := finding.Say("load.no-column", field.Name, spec.Type)
	if len(wanted) > 0 {
		what = finding.Say("load.no-column-headed", field.Name, spec.Type, finding.Any(finding.Quotes(wanted)))
	}
	if field.Required {
		b.missing = cmp.Or(b.missing, cause{"load.no-column-for", field.Name})
		what = finding.Say("load.nothing-without", what)
	}
	books.find(what.String(), evidence.Finding{
		Severity: severe, Message: finding.Say("load.the-file-has", what, h.list()), Hint: suggestion(field.Name, wanted, h),
	})
}

// suggestion is the hint for a field without a column.
func suggestion(field string, wanted []string, h *heads) finding.Message {
	for _, w := range append(slices.Clone(wanted), field) {
		if near := h.nearest(w); near != "" {
			return finding.Say("hint.mean-column", finding.Quote(near), field, strconv.Quote(near))
		}
	}
	return finding.Say("hint.say-column", field)
}

// unused notes the columns that no field and no filter of a source reads.
func unused(h *heads, bindings []*binding, books *books) {
	read := map[int]bool{}
	for _, b := range bindings {
		for i := range b.columns {
			if c := &b.columns[i]; !c.fixed {
				read[c.index] = true
			}
		}
		for _, name := range cellsOf(b.where) {
			if column, ok := h.find(name); ok {
				read[column] = true
			}
		}
	}
	var names []string
	for i, name := range h.names {
		if !read[i] && name != "" {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		books.find("unused", evidence.Finding{Severity: note, Message: finding.Say("load.unused-columns", listNames(names))})
	}
}
