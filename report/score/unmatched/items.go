package unmatched

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/measure"
)

// compared is a table that was compared with the records of a type.
type compared struct{ table, records, field, service string }

// itemsOf compares the items of a table with those that records name, once for all objectives of a group.
//
// Convention doubt (items-named): An item that no record names is a note where the records are outages, since a good
// line has none, and a warning elsewhere. Records of items that the table does not have count for no item, with a
// warning; where no record names a site at all each is about every item, and that is a warning too.
func (w *check) itemsOf(o *agreement.Objective, records string) {
	of, field, service := o.Item, "service", ""
	if of.Site {
		field, service = "site", o.Service
	}
	once := compared{of.Table, records, field, service}
	if w.tables[once] {
		return
	}
	w.tables[once] = true
	there := w.namesOf(o, records, field)
	table, known := map[string]bool{}, w.otherServices(o)
	var missing []string
	for _, name := range of.Others {
		table[evidence.Fold(name)] = true
		if _, named := there[evidence.Fold(name)]; !named {
			missing = append(missing, name)
		}
	}
	strange, rows := vocabulary{}, 0
	for key, x := range there {
		if !table[key] && !(field == "service" && known[key]) {
			strange[key] = x
			rows += x.count
		}
	}
	w.tellItems(of, records, missing, strange, rows, len(there) > 0)
}

func (w *check) tellItems(
	of *agreement.Item, records string, missing []string, strange vocabulary, rows int, named bool,
) {
	tell := func(severity string, count int, m finding.Message, hint finding.Message) {
		w.found = append(w.found, evidence.Finding{Severity: severity, File: of.Table, Count: count, Message: m, Hint: hint})
	}
	switch {
	case !named && of.Site && w.anyRow(records):
		m := finding.Say("finding.items-unnamed", finding.Say("records."+records), of.Table)
		tell(evidence.Warning, 1, m, finding.Message{})
	case named && len(missing) > 0:
		severity := evidence.Warning
		if records == "outages" {
			severity = evidence.Note
		}
		m := finding.Say("finding.items-without-record", finding.Count(len(missing)), of.Table, some(missing))
		tell(severity, len(missing), m, finding.Message{})
	}
	if len(strange) == 0 {
		return
	}
	hint, list := finding.Say("hint.items-strange"), strange.texts()
	if near := nearestWord(list[0], of.Others); near != "" {
		hint = finding.Say("hint.did-you-mean", finding.Quote(near))
	}
	tell(evidence.Warning, rows, finding.Say("finding.items-strange", finding.Count(rows), of.Table, some(list)), hint)
}

// firstOf tells whether an objective is the first of its group: what holds for one holds for all of them.
func (w *check) firstOf(o *agreement.Objective) bool {
	first := !w.groups[o.Item.Group]
	w.groups[o.Item.Group] = true
	return first
}

// some are the first names of a list, in quotation marks.
func some(list []string) finding.All {
	return finding.All(finding.Quotes(list[:min(len(list), mostWords)]))
}

// namesOf are the items that records name: of sites those of the objective's service.
func (w *check) namesOf(o *agreement.Objective, records, field string) vocabulary {
	if field == "site" && records == "outages" {
		v := vocabulary{}
		for _, i := range w.Evidence.OutagesOf(o.Service, "") {
			if r := &w.Evidence.All.Outages[i]; r.From <= w.AsOf && measure.Concerns(o.Service, r.Service.String()) {
				v.add(r.Site.String(), 1)
			}
		}
		return v
	}
	if field == "site" && records == "samples" && w.Samples != nil {
		v := vocabulary{}
		for s := range w.Samples.Counts() {
			if w.Evidence.Named(s.Client) && measure.Concerns(o.Service, s.Service.String()) {
				v.add(s.Site.String(), int(s.Readings))
			}
		}
		return v
	}
	return w.values(records, field)
}

// otherServices are the services that something else in the agreement is about.
func (w *check) otherServices(o *agreement.Objective) map[string]bool {
	known := map[string]bool{}
	for i := range w.Agreement.Objectives {
		if other := &w.Agreement.Objectives[i]; other.Item == nil || other.Item.Table != o.Item.Table {
			known[evidence.Fold(other.Service)] = true
		}
	}
	for i := range w.Agreement.Fees {
		known[evidence.Fold(w.Agreement.Fees[i].Service)] = true
	}
	for _, d := range w.Agreement.Fault.Dependencies {
		known[evidence.Fold(d.Service)], known[evidence.Fold(d.On)] = true, true
	}
	return known
}
