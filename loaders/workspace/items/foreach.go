package items

import (
	"errors"
	"io/fs"

	"github.com/slareport/slareport/loaders/disk"
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds"
)

// forEach is what an agreement says about the items of an objective.
type forEach struct {
	Query
	is     string
	isNode *shape.Node
}

// The ways in which records name an item.
const (
	isSite    = "site"
	isService = "service"
)

// Key is the key of an objective that is there once for each item of a table (rules §7, per item). It stands
// before the target and the credit, which may rest on it.
func (s *Objectives) Key() shape.Key[agreement.Objective] {
	file := scalars.FilePath()
	short := shape.Map(file, func(name string) forEach { return forEach{Query: Query{File: name}} })
	long := forEachTable(file)
	doc := "table of items, such as circuits.csv: the objective is there once for each of them, with its own fee, " +
		"target and tier"
	schema := shape.AnyOf(short.Schema, long.Schema)
	return shape.FieldFor("for-each", doc, schema, func(o *agreement.Objective) shape.Of[*agreement.Item] {
		return shape.Of[*agreement.Item]{Read: func(r *shape.Reader, n *shape.Node) (*agreement.Item, bool) {
			form := short
			if n.Kind == shape.Mapping {
				form = long
			}
			e, ok := form.Read(r, n)
			if !ok {
				s.FeesUnread = true
				return nil, false
			}
			of, ok := s.readItems(r, n, o, &e)
			s.FeesUnread = s.FeesUnread || !ok
			return of, ok
		}}
	}, func(o *agreement.Objective) **agreement.Item { return &o.Item })
}

func forEachTable(file shape.Of[string]) shape.Of[forEach] {
	type e = forEach
	column := func(key, doc string, of func(*e) *Column) shape.Key[e] {
		return shape.Each(key, doc, columnName(), func(v *e, c Column) { *of(v) = c })
	}
	return shape.Object[e]{
		Name: "for-each", Doc: "The items that an objective is there for, once each.",
		Keys: []shape.Key[e]{
			shape.Field("table", "CSV file or workbook in the workspace with a row for each item", file,
				func(v *e) *string { return &v.File }).Required(),
			shape.Field("sheet", "sheet of a workbook", shape.Text(), func(v *e) *string { return &v.Sheet }),
			column("item", "column that names the items; item, circuit, instance, site, store, service or id unless told",
				func(v *e) *Column { return &v.Columns.Item }),
			column("name", "column with what documents call an item; the item itself unless told",
				func(v *e) *Column { return &v.Columns.Name }),
			column("fee", "column with what the item costs in a period; fee unless told",
				func(v *e) *Column { return &v.Columns.Fee }),
			column("target",
				"column with targets of their own, where a blank cell has that of the objective; target unless told",
				func(v *e) *Column { return &v.Columns.Target }),
			column("tier", "column with the tier or class; tier unless told",
				func(v *e) *Column { return &v.Columns.Tier }),
			shape.Field("only", "rows that count, such as {tier: gold}: another objective may be there for the others",
				only(), func(v *e) *[]Only { return &v.Only }),
			shape.Each("is", "what records name an item as: site or service; the site of the objective's service unless "+
				"told, and the service where the objective names none", withNode(shape.Choice(isSite, isService)),
				func(v *e, is Column) { v.is, v.isNode = is.Said, is.Node }),
		},
	}.Shape()
}

// columnName is the name of a column, with its place.
func columnName() shape.Of[Column] { return withNode(shape.Text()) }

func withNode(text shape.Of[string]) shape.Of[Column] {
	return shape.Check(shape.Map(text, func(s string) Column { return Column{Said: s} }),
		func(_ *shape.Reader, n *shape.Node, c Column) (Column, bool) {
			c.Node = n
			return c, true
		})
}

// only is a mapping from columns to the values that let a row through.
func only() shape.Of[[]Only] {
	return shape.Map(shape.Entries(shape.Text(), shape.OneOrMore(shape.Text())),
		func(list []shape.Entry[string, []string]) (all []Only) {
			for _, e := range list {
				all = append(all, Only{Column: Column{Said: e.Key, Node: e.Node}, Values: e.Value})
			}
			return all
		})
}

// readItems reads the table. What is there of each item comes later, when the objective has been read.
func (s *Objectives) readItems(
	r *shape.Reader, n *shape.Node, o *agreement.Objective, e *forEach,
) (*agreement.Item, bool) {
	of, ok := s.itemsAre(r, n, o, e)
	if !ok {
		return nil, false
	}
	data, err := s.files.Small(e.File, MaxBytes)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.Problem(n, "paths begin at the folder of slareport.yaml", "there is no file %s", shape.Quote(e.File))
		return nil, false
	case err != nil:
		r.Problem(n, "", "the file %s cannot be read: %s", shape.Quote(e.File), disk.Reason(err))
		return nil, false
	}
	e.Currency = s.Currency
	list, ok := Read(r, n, data, &e.Query)
	if !ok {
		return nil, false
	}
	s.list = list
	of.Table, of.Others = list.File, list.All
	return of, s.chargeItems(r, n, of, o)
}

// itemsAre says what records name the items as.
//
// Convention client (item-site-or-service): An item of for-each is a site of the objective's service; where the
// objective names no service, it is a service. Where no row of its source names a site, a record is about every item of
// its service. Set by `objectives.for-each.is`.
func (s *Objectives) itemsAre(
	r *shape.Reader, n *shape.Node, o *agreement.Objective, e *forEach,
) (*agreement.Item, bool) {
	of := &agreement.Item{Site: e.is == isSite || e.is == "" && o.Service != ""}
	at := n
	if e.isNode != nil {
		at = e.isNode
	}
	terms, err := kinds.Of(o)
	if err != nil {
		return nil, false // that is a problem of its own
	}
	switch records := terms.Records(); {
	case of.Site && records != presets.Outages && records != presets.Samples:
		r.Problem(at, "take service out of the objective and add is: service: then each item is a service",
			"%s name no site", records)
		return nil, false
	case !of.Site && o.Service != "":
		r.Problem(at, "take service out of the objective: each item is one",
			"the objective is for one service, and its items are services")
		return nil, false
	}
	return of, true
}
