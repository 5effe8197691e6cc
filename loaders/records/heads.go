package records

import (
	"strings"

	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/finding"
)

// heads are the headers of a file. They are compared without regard to case and white space.
type heads struct {
	names []string
	first map[string]int // column by folded name, the first of those that share it
	count map[string]int // how many share it
}

func newHeads(columns []table.Column) *heads {
	h := &heads{first: map[string]int{}, count: map[string]int{}}
	for i, c := range columns {
		name := table.Fold(c.Name)
		if h.count[name]++; h.count[name] == 1 {
			h.first[name] = i
		}
		h.names = append(h.names, c.Name)
	}
	return h
}

// find gives the column of a name.
func (h *heads) find(name string) (column int, ok bool) {
	column, ok = h.first[table.Fold(name)]
	return column, ok
}

// key tells files with the same headers.
func (h *heads) key() string { return strings.Join(h.names, "\x00") }

const (
	listedNames = 30   // how many names a message lists
	likelyNames = 1000 // among how many the one is looked for that was meant
)

// nearest is the header that was probably meant, "" if none looks like it.
func (h *heads) nearest(name string) string {
	return shape.Nearest(name, h.names[:min(len(h.names), likelyNames)])
}

// list lists the headers for a message.
func (h *heads) list() any { return listNames(h.names) }

// listNames lists names for a message, which says how many more there are.
func listNames(names []string) any {
	if more := len(names) - listedNames; more > 0 {
		return finding.Say("load.names-and-more", finding.All(finding.Names(names[:listedNames])), finding.Count(more))
	}
	return finding.All(finding.Names(names))
}
