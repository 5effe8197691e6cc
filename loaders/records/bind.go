package records

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/evidence"
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
	missing string            // why there can be no records: a required field has no column; "" when there can
}

// column finds the column of a field; nil when it has none.
func (b *binding) column(field string) *column {
	i := slices.IndexFunc(b.columns, func(c column) bool { return c.field.Name == field })
	if i < 0 {
		return nil
	}
	return &b.columns[i]
}

// bind finds the columns of a record type by their headers. Names must be equal but for case and surrounding
// space: what merely looks alike is suggested, never taken. The rows of a log need not all say when the ticket was
// opened.
func bind(spec *workspace.RecordSpec, preset string, headers []string, log bool, books *books) *binding {
	record, _ := presets.RecordOf(spec.Type)
	b := &binding{record: spec.Type, where: spec.Where, headers: map[string]string{}}
	for _, field := range record.Fields {
		field.Required = field.Required && !(log && field.Name == "opened")
		c := column{field: field, values: spec.Values[field.Name], unit: spec.Units[field.Name]}
		wanted := spec.Columns[field.Name]
		if constant, set := spec.Set[field.Name]; set {
			c.constant, c.fixed = constant, true
		} else if index, found := findColumn(wanted, headers); found {
			c.index, c.header = index, headers[index]
			b.repeated(&c, headers, books)
		} else {
			b.absent(spec, field, byUser(spec, preset, field.Name), headers, books)
			continue
		}
		b.columns = append(b.columns, c)
		b.headers[field.Name] = c.name()
	}
	return b
}

// findColumn finds the first of the wanted headers that the file has.
func findColumn(wanted, headers []string) (int, bool) {
	for _, w := range wanted {
		if i := slices.IndexFunc(headers, func(h string) bool { return sameHeader(h, w) }); i >= 0 {
			return i, true
		}
	}
	return 0, false
}

func sameHeader(a, b string) bool { return table.Fold(a) == table.Fold(b) }

// byUser tells whether the workspace itself names the headers of a field, instead of its preset.
func byUser(spec *workspace.RecordSpec, preset, field string) bool {
	known, _ := presets.Lookup(cmp.Or(preset, presets.Generic))
	mapping, _ := known.Mapping(spec.Type)
	return len(spec.Columns[field]) > 0 && !slices.Equal(spec.Columns[field], mapping.Headers()[field])
}

// absent says that a field has no column. Presets name many columns that an export need not have.
func (b *binding) absent(spec *workspace.RecordSpec, field presets.Field, named bool, headers []string, books *books) {
	if !field.Required && !named {
		return
	}
	wanted := spec.Columns[field.Name]
	text := fmt.Sprintf("no column for %s of the %s", field.Name, spec.Type)
	if len(wanted) > 0 {
		text += ": none is headed " + quotedOr(wanted)
	}
	if field.Required {
		b.missing = cmp.Or(b.missing, "no column for "+field.Name)
		text += "; nothing can be loaded without it"
	}
	books.find(text, evidence.Finding{Severity: severe, Text: text + "; the file has " + listNames(headers), Hint: suggestion(field.Name, wanted, headers)})
}

// repeated notes that several columns have the header that a field is read from.
func (b *binding) repeated(c *column, headers []string, books *books) {
	n := 0
	for _, h := range headers {
		if sameHeader(h, c.header) {
			n++
		}
	}
	if n > 1 {
		text := fmt.Sprintf("%d columns are headed so: %s is read from the first", n, c.field.Name)
		books.find(text, evidence.Finding{Severity: warning, Column: c.header, Text: text, Hint: "rename the others in the export"})
	}
}

// suggestion is the hint for a field without a column.
func suggestion(field string, wanted, headers []string) string {
	for _, w := range append(slices.Clone(wanted), field) {
		if near := shape.Nearest(w, headers); near != "" {
			return fmt.Sprintf("did you mean %q? Then say so under columns: {%s: %q}", near, field, near)
		}
	}
	return fmt.Sprintf("say under columns which header is %s, or under set what it always is", field)
}

// quotedOr joins names as alternatives.
func quotedOr(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = fmt.Sprintf("%q", n)
	}
	return strings.Join(quoted, " or ")
}

// unused notes the columns that no field and no filter of a source reads.
func unused(headers []string, bindings []*binding, books *books) {
	var names []string
	for i, h := range headers {
		read := slices.ContainsFunc(bindings, func(b *binding) bool {
			return strings.Contains(b.where, h) || slices.ContainsFunc(b.columns, func(c column) bool { return !c.fixed && c.index == i })
		})
		if !read && strings.TrimSpace(h) != "" {
			names = append(names, h)
		}
	}
	if len(names) > 0 {
		books.find("unused", evidence.Finding{Severity: note, Text: "columns that nothing is read from: " + listNames(names)})
	}
}
