package items

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/evidence"
)

// meant are names of columns that would say something about every item, with what there is instead. Other columns, such
// as a city or a contact, are for whoever keeps the table.
//
// Convention measures (item-columns): A table of items has no dates, minimum, calendar or service of its own: a column
// that is named so, and is not what the agreement takes something else from, is not used, with a warning. Fees are in
// the agreement's currency: an item with another one in a column currency is an error.
var meant = []struct {
	names []string
	hint  string
}{
	{[]string{"from", "since", "start", "start date", "valid from", "begin", "in service from"}, datesHint},
	{[]string{"to", "until", "end", "end date", "valid to", "valid until", "in service until"}, datesHint},
	{[]string{"minimum", "min target"}, "the minimum is that of the objective: part the items with only"},
	{[]string{"calendar", "hours", "service hours"}, "the calendar is that of the objective: part the items with only"},
	{[]string{"cap", "credit", "allocation"}, "what a miss pays is agreed in the objective's credit"},
}

const datesHint = "an item is there as long as its objective: for items that come later write an objective of their " +
	"own, with in-force and only"

// unused warns of columns that nothing reads and that would say something about every item.
func (c *Columns) unused(in *shape.Reader, q *Query, header []string, at func(column int) *shape.Node) {
	used := []int{c.Item.at, c.Name.at, c.Fee.at, c.Target.at, c.Tier.at}
	for i := range q.Only {
		used = append(used, q.Only[i].Column.at)
	}
	for i, name := range header {
		for _, m := range meant {
			named := slices.ContainsFunc(m.names, func(n string) bool { return evidence.Same(n, name) })
			if named && !slices.Contains(used, i) {
				in.Warn(at(i), m.hint, "the column %s is not used", shape.Quote(name))
			}
		}
	}
}

// inCurrency refuses an item whose fee is in another currency than the agreement's.
func (x *reading) inCurrency(r *row, item string) {
	i := slices.IndexFunc(list(x.t), func(name string) bool { return evidence.Same(name, "currency") })
	if i < 0 || x.q.Currency == "" || x.q.Columns.Fee.at < 0 {
		return
	}
	if code := strings.TrimSpace(x.text(r, i)); code != "" && !evidence.Same(code, x.q.Currency) {
		x.in.Problem(x.at(r, i), "an agreement has one currency: write the fee in "+x.q.Currency,
			"the fee of the item %s is in %s, and the agreement's are in %s", shape.Quote(item), shape.Quote(code), x.q.Currency)
	}
}
