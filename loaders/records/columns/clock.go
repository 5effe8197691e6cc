package columns

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/headers"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// dateWords and clockWords are heads, or words of heads, of columns that hold a date and a time of day.
var (
	dateWords  = []string{"date", "datum", "day", "tag"}
	clockWords = []string{"time", "uhrzeit", "zeit", "heure", "clock"}
)

// findClock looks for the column with the time of day that belongs to a date: the second header that the workspace
// names for the field, or the neighbour to the right where both heads are the same but for a word such as Date and
// Time. Where a head such as Time was found and Date stands before it, the two change places. Whether the cells really
// are a date and a time of day, every row says for itself.
//
// Rule §13 (date-and-time): A date and a time of day in two columns are read as one instant.
func (c *Column) findClock(wanted []string, mapped bool, h *headers.Row, used map[int]bool, books *account.Books) {
	c.Clock = -1
	if c.Field.Type != presets.Instant || c.Fixed {
		return
	}
	if mapped {
		c.Clock = secondOf(wanted, c.Index, h)
	}
	if c.Clock >= 0 {
		return
	}
	before, after := c.Index-1, c.Index+1
	switch {
	case after < len(h.Names) && !used[after] && belong(h.Names[c.Index], h.Names[after]):
		c.Clock = after
	case before >= 0 && !used[before] && belong(h.Names[before], h.Names[c.Index]):
		c.Index, c.Clock, c.header = before, c.Index, h.Names[before]
	default:
		return
	}
	books.Find("", evidence.Finding{
		Severity: evidence.Note, Column: c.header,
		Message: finding.Say("load.joined", finding.Quote(c.header), finding.Quote(h.Names[c.Clock]), c.Field.Name),
	})
}

// secondOf is the second of some headers that the file has, -1 if there is none.
func secondOf(wanted []string, first int, h *headers.Row) int {
	for _, w := range wanted {
		if column, ok := h.Find(w); ok && column != first {
			return column
		}
	}
	return -1
}

// belong tells whether two heads are the same but for a word for a date in the one and for a time of day in the other.
func belong(date, clock string) bool {
	a, b := strings.Fields(table.Fold(date)), strings.Fields(table.Fold(clock))
	if len(a) != len(b) {
		return false
	}
	met := false
	for i := range a {
		switch {
		case slices.Contains(dateWords, a[i]) && slices.Contains(clockWords, b[i]) && !met:
			met = true
		case a[i] != b[i]:
			return false
		}
	}
	return met
}
