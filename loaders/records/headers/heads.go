package headers

import (
	"strings"

	"github.com/slareport/slareport/loaders/cell/units"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/finding"
)

// Row are the headers of a file. They are compared without regard to case and white space.
type Row struct {
	Names []string       // as the file writes them
	first map[string]int // column by folded name, the first of those that share it
	bare  map[string]int // the same by names without the unit at their end
	Count map[string]int // how many share it
}

// New takes the headers of a table.
func New(columns []table.Column) *Row {
	h := &Row{first: map[string]int{}, bare: map[string]int{}, Count: map[string]int{}}
	for i, c := range columns {
		name := table.Fold(c.Name)
		if h.Count[name]++; h.Count[name] == 1 {
			h.first[name] = i
		}
		bare := table.Fold(units.BareHead(c.Name))
		if _, met := h.bare[bare]; !met && bare != "" {
			h.bare[bare] = i
		}
		h.Names = append(h.Names, c.Name)
	}
	return h
}

// Find gives the column of a name.
func (h *Row) Find(name string) (column int, ok bool) {
	column, ok = h.first[table.Fold(name)]
	return column, ok
}

// FindBare gives the column of a name whose head has a unit after it.
func (h *Row) FindBare(name string) (column int, ok bool) {
	column, ok = h.bare[table.Fold(name)]
	return column, ok
}

// FindMoney gives the first column of a name whose head has a currency after it.
func (h *Row) FindMoney(name string) (column int, ok bool) {
	for i := range h.Names {
		if bare, currency := units.HeadOfMoney(h.Names[i]); currency != "" && table.Fold(bare) == table.Fold(name) {
			return i, true
		}
	}
	return 0, false
}

// Key tells files with the same headers.
func (h *Row) Key() string { return strings.Join(h.Names, "\x00") }

const (
	listedNames = 30   // how many names a message lists
	likelyNames = 1000 // among how many the one is looked for that was meant
)

// Nearest is the header that was probably meant, "" if none looks like it.
func (h *Row) Nearest(name string) string {
	return shape.Nearest(name, h.Names[:min(len(h.Names), likelyNames)])
}

// List lists the headers for a message.
func (h *Row) List() any { return ListNames(h.Names) }

// ListNames lists names for a message, which says how many more there are.
func ListNames(names []string) any {
	if more := len(names) - listedNames; more > 0 {
		return finding.Say("load.names-and-more", finding.All(finding.Names(names[:listedNames])), finding.Count(more))
	}
	return finding.All(finding.Names(names))
}
