package terms

import (
	"cmp"
	"slices"
	"strings"

	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Glossary explains the words of the documents in the order of their language's alphabet. The catalogue's
// keys term.NAME and term.NAME.means hold them: a new term needs no code.
func Glossary(c *words.Catalogue) table.Table {
	type term struct{ name, means string }
	var list []term
	for _, key := range c.Keys() {
		if strings.HasPrefix(key, "term.") && c.Has(key+".means") {
			list = append(list, term{c.T(key), c.T(key + ".means")})
		}
	}
	slices.SortStableFunc(list, func(a, b term) int {
		return cmp.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
	})
	return table.Build("glossary", c, list, []table.Filled[term]{
		table.Fill("term", table.KindText, 20, func(x term) table.Cell { return table.Text(x.name) }),
		table.Fill("means", table.KindText, 90, func(x term) table.Cell { return table.Text(x.means) }),
	})
}
