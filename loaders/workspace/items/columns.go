package items

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/evidence"
)

// Columns are the columns of a table by what they hold. Where the agreement names none, one is found by its usual
// names.
type Columns struct{ Item, Name, Fee, Target, Tier Column }

// Column is one of them.
type Column struct {
	Said string      // by the agreement; "" where it says nothing
	Node *shape.Node // where it says so

	at int // place in the header, -1 for none
}

// usual are the names by which a column is found, the likeliest first.
var usual = map[string][]string{
	"item":   {"item", "circuit", "instance", "site", "store", "service", "id"},
	"name":   {"name", "label"},
	"fee":    {"fee", "monthly fee", "price"},
	"target": {"target"},
	"tier":   {"tier", "class"},
}

// find looks the columns up in the header.
func (c *Columns) find(r, in *shape.Reader, n *shape.Node, t *table.Table) bool {
	ok := true
	for _, each := range []struct {
		column *Column
		usual  string
	}{{&c.Item, "item"}, {&c.Name, "name"}, {&c.Fee, "fee"}, {&c.Target, "target"}, {&c.Tier, "tier"}} {
		ok = each.column.find(r, t, usual[each.usual]) && ok
	}
	if ok && c.Item.at < 0 {
		r.Problem(n, "say which column names the items: for-each: {table: "+t.Name+", item: Circuit no}",
			"%s has none of the columns %s: it has %s", t.Name, shape.Either(usual["item"]), names(t))
		return false
	}
	if ok {
		c.slips(in, t)
	}
	return ok
}

func (c *Column) find(r *shape.Reader, t *table.Table, usual []string) bool {
	c.at = -1
	wanted := usual
	if c.Said != "" {
		wanted = []string{c.Said}
	}
	for _, name := range wanted {
		if i := slices.IndexFunc(t.Header, func(h table.Column) bool { return evidence.Same(h.Name, name) }); i >= 0 {
			if t.Header[i].OfSame > 1 {
				r.Problem(
					c.Node, "give the columns names of their own", "%s has %d columns %s", t.Name, t.Header[i].OfSame,
					shape.Quote(name),
				)
				return false
			}
			c.at = i
			return true
		}
	}
	if c.Said == "" {
		return true
	}
	hint := shape.Suggest(c.Said, list(t))
	r.Problem(c.Node, hint, "%s has no column %s: it has %s", t.Name, shape.Quote(c.Said), names(t))
	return false
}

// slips warns of columns whose names are nearly those of columns that are not there.
func (c *Columns) slips(in *shape.Reader, t *table.Table) {
	used := []int{c.Item.at, c.Name.at, c.Fee.at, c.Target.at, c.Tier.at}
	for _, missing := range []struct {
		column *Column
		name   string
	}{{&c.Fee, "fee"}, {&c.Target, "target"}, {&c.Tier, "tier"}} {
		if missing.column.at >= 0 {
			continue
		}
		for i, h := range t.Header {
			if near := shape.Nearest(h.Name, []string{missing.name}); near != "" && !slices.Contains(used, i) {
				at := &shape.Node{Sheet: t.Sheet, Line: t.HeaderRow, Column: i + 1}
				in.Warn(at, "did you mean "+missing.name+"?", "the column %s is not used", shape.Quote(h.Name))
			}
		}
	}
}

func list(t *table.Table) (all []string) {
	for _, h := range t.Header {
		all = append(all, h.Name)
	}
	return all
}

func names(t *table.Table) string { return strings.Join(list(t), ", ") }
