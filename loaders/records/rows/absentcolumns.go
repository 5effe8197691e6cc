package rows

import (
	"slices"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/input"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// A file may lack a column that its records need: then what the column would say is not blank but unknown. A blank end
// says that an outage lasts; no column for the end says nothing.
//
// Rule §13 (absent-columns): A field is unread in every record of a file that has no column for it where other files of
// its source have one, or slareport.yaml names it. So is the end of outages, claims and obligations, which any file
// must have, and the resolution of tickets where an objective asks for it.
//
// Convention doubt (absent-ends): A length of time stands for the end that it leads to, and the closing of tickets for
// their resolution. A record without an end that its state says is open needs none.

// ends are the fields without which a record is not over, and what stands for them.
var ends = map[string]map[string][]string{
	presets.Outages:     {"to": {"duration"}},
	presets.Claims:      {"to": {"ids"}},
	presets.Obligations: {"provided": nil},
	presets.Tickets:     {"resolved": {"resolution_time", "closed"}},
}

// computedFrom are the fields that a field is computed from where it is blank.
var computedFrom = map[string][]string{"responded": {"response_time"}, "closed": nil}

// columnsSeen are the fields that files of a source have columns for, by record type.
type columnsSeen map[string]map[string]bool

func (m columnsSeen) note(in *input.File) {
	for _, b := range in.Bound {
		if m[b.Record] == nil {
			m[b.Record] = map[string]bool{}
		}
		for i := range b.Columns {
			m[b.Record][b.Columns[i].Field.Name] = true
		}
	}
}

// FindAbsent notes which fields are unread in all records of a file. The rows of a log need not say everything.
func (r *Source) FindAbsent(in *input.File) {
	for _, b := range in.Bound {
		if !b.Missing.None() {
			in.Books.LackColumn(b.Record)
		}
		if in.EventLog || !b.Missing.None() {
			continue
		}
		var names []any
		severity := evidence.Warning
		known, _ := presets.RecordOf(b.Record)
		for _, f := range known.Fields {
			if !r.isAbsent(in, b, f.Name) {
				continue
			}
			b.Absent = append(b.Absent, f.Name)
			if _, end := ends[b.Record][f.Name]; end {
				severity = evidence.Severe
			}
			if severity == evidence.Severe || in.Binder.Mapped(b.Record, f.Name) {
				in.Books.LackEnd(b.Record)
			}
			if !in.Binder.Mapped(b.Record, f.Name) { // that is said where the columns are found
				names = append(names, f.Name)
			}
		}
		if len(names) > 0 {
			in.Books.Find("absent "+b.Record, evidence.Finding{
				Severity: severity, Message: finding.Say("load.columns-absent", finding.All(names), b.Record),
				Hint: finding.Say("hint.say-column", names[0]),
			})
		}
	}
}

// isAbsent tells whether a file should have a column for a field and has not.
func (r *Source) isAbsent(in *input.File, b *columns.Binding, field string) bool {
	if _, length := leadTo[field]; length || b.Column(field) != nil { // lengths matter only for what they lead to
		return false
	}
	standsFor, end := ends[b.Record][field]
	if !end {
		standsFor = computedFrom[field]
	}
	if slices.ContainsFunc(standsFor, func(f string) bool { return b.Column(f) != nil }) {
		return false
	}
	switch {
	case in.Binder.Mapped(b.Record, field), r.seen[b.Record][field]:
		return true
	case end && b.Record == presets.Tickets:
		return r.resolutions
	case end && b.Record == presets.Claims:
		return b.Column("from") != nil
	}
	return end
}
