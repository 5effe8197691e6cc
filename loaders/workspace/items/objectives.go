package items

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/loaders/workspace/credits"
	"github.com/slareport/slareport/loaders/workspace/files"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Objectives makes the objectives of an agreement that are there for each item of a table.
type Objectives struct {
	*scope.Scope
	Fees []agreement.Fee // of the items of the agreement that is read

	files *files.Reader
	list  *List // of the objective that is read; nil: it is there once
	count int   // of the objectives of the agreement that is read
}

// Most is how many objectives an agreement may have, each item of a table counted: in a report that looks back a year
// each takes up to 60 kB.
const Most = 1000

// New is what is known before the first agreement is read.
func New(s *scope.Scope, from *files.Reader) *Objectives { return &Objectives{Scope: s, files: from} }

// List is the list of promises, each read by one. A promise that is there for each item of a table makes as many
// objectives.
func (s *Objectives) List(one shape.Of[agreement.Objective]) shape.Of[[]agreement.Objective] {
	each := shape.Of[[]agreement.Objective]{
		Schema: one.Schema,
		Read: func(r *shape.Reader, n *shape.Node) ([]agreement.Objective, bool) {
			s.list = nil
			o, ok := one.Read(r, n)
			if !ok || s.list == nil {
				s.count++
				return []agreement.Objective{o}, ok
			}
			if s.count += len(s.list.Rows); s.count > Most {
				return nil, false
			}
			return s.forItems(r, n, &o)
		},
	}
	all := shape.Map(shape.List(each), func(list [][]agreement.Objective) []agreement.Objective {
		return slices.Concat(list...)
	})
	read := all.Read
	all.Read = func(r *shape.Reader, n *shape.Node) ([]agreement.Objective, bool) {
		s.count = 0
		list, ok := read(r, n)
		if s.count > Most {
			r.Problem(n, "make several agreements of it: for-each: {table: FILE, only: {…}} takes a part of a table",
				"there are %d, each item of a table counted; at most %d are possible", s.count, Most)
			return nil, false
		}
		return list, ok
	}
	return all
}

// forItems makes an objective for each item: its own id, name, records, fee and target. They share everything else.
func (s *Objectives) forItems(r *shape.Reader, n *shape.Node, o *agreement.Objective) ([]agreement.Objective, bool) {
	if !s.basesOfItems(r, n, o) {
		return nil, false
	}
	in := &shape.Reader{File: s.list.File}
	all := make([]agreement.Objective, len(s.list.Rows))
	for i := range s.list.Rows {
		row, one := &s.list.Rows[i], &all[i]
		*one = *o
		of := *o.Item
		of.Group, of.GroupName, of.Name, of.Tier = o.ID, o.Name, row.Item, row.Tier
		one.Item, one.ID, one.Name = &of, o.ID+"/"+row.Item, o.Name+": "+row.Item
		if row.Name != "" && !evidence.Same(row.Name, row.Item) {
			one.Name += " (" + row.Name + ")"
		}
		if !of.Site {
			one.Service = row.Item
		}
		if s.list.Fees && o.Credit != nil {
			credit := *o.Credit
			credit.Of, one.Credit = feeOf(o, &of, row.Item), &credit
		}
		if row.Target != nil {
			if targets, ok := credits.Targets(s.Scope, one, false).Read(in, row.Target); ok {
				one.Targets = targets
				credits.CheckMinimum(in, row.Target, one)
			}
		}
		one.Place = scope.Place(in, row.Place)
	}
	ok := false
	r.Of("for-each", func() { ok = Tell(r, n.Under("for-each"), in) })
	return all, ok
}

// basesOfItems refuses a credit of a fee that is both an item's own and another, or neither.
func (s *Objectives) basesOfItems(r *shape.Reader, n *shape.Node, o *agreement.Objective) bool {
	switch {
	case o.Credit == nil:
	case s.list.Fees && o.Credit.Of != "":
		r.Of("of", func() {
			r.Problem(n.Under("credit", "of"), "leave it out: the fee of each item is in the table",
				"%s has a column of fees", s.list.File)
		})
		return false
	case !s.list.Fees && o.Credit.Of == "" && o.Credit.OfFee():
		r.Of("credit", func() {
			r.Problem(n.Under("credit"), "add a column fee to the table, or of: SERVICE to the credit",
				"each item pays a part of a fee, and %s has no column of fees", s.list.File)
		})
		return false
	}
	return true
}

// chargeItems makes the fees of the items fees of the agreement. Two objectives for the same items share them.
func (s *Objectives) chargeItems(r *shape.Reader, n *shape.Node, of *agreement.Item, o *agreement.Objective) bool {
	if !s.list.Fees {
		return true
	}
	in := &shape.Reader{File: s.list.File}
	known := map[string]*agreement.Fee{}
	for i := range s.Fees {
		known[evidence.Fold(s.Fees[i].Service)] = &s.Fees[i]
	}
	for _, service := range s.Services {
		if key := evidence.Fold(service); known[key] == nil {
			known[key] = &agreement.Fee{}
		}
	}
	for i := range s.list.Rows {
		row := &s.list.Rows[i]
		service := feeOf(o, of, row.Item)
		amounts := []agreement.Dated[decimal.Decimal]{{From: timeline.NoInstant, Value: *row.Fee}}
		one := agreement.Fee{Service: service, Items: s.list.File, Amounts: amounts}
		switch before := known[evidence.Fold(service)]; {
		case before == nil:
			s.Fees, s.Services = append(s.Fees, one), append(s.Services, service)
		case before.Amounts == nil:
			in.Problem(row.FeeAt, "let it stand in one of them alone",
				"the fee of %s stands under fees in the agreement, too", shape.Quote(service))
		case !before.Amounts[0].Value.Equal(*row.Fee):
			in.Problem(row.FeeAt, "an item has one fee",
				"the fee of %s is %s in %s", shape.Quote(service), before.Amounts[0].Value, before.Items)
		}
	}
	return Tell(r, n, in)
}

// feeOf is the service by which the fee of an item is known.
func feeOf(o *agreement.Objective, of *agreement.Item, item string) string {
	if of.Site && o.Service != "" {
		return o.Service + "/" + item
	}
	return item
}
