package evidence

import (
	"slices"

	"github.com/slareport/slareport/report/timeline"
)

// Gap is evidence that exists, or that should, and that could not be read: what it says is unknown, and unknown is
// never good, never bad and never zero (rules §13). Gaps are kept by source and file, by whose rows they are, and by
// the field that could not be read.
type Gap struct {
	Records     string // type of the records
	Source      string // id in slareport.yaml
	File, Sheet string
	Audience    Audience // whose rows; the zero one where nobody knows
	Service     Text     // of the records, as far as it could be read; empty: any
	Cause       GapCause
	Field       string              // of CellUnread: the field of the records that could not be read
	At          []timeline.Interval // of each record that has times that could be read: the first and the last of them
	Undated     int                 // records of which not even that is known
	Span        timeline.Interval   // the time that is missing; of the causes that are about a time
	Read        map[string]string   // texts of the records by field, as far as they could be read; all have the same
	Rows        []Pos               // of CellUnread: the records
	Many        bool                // of CellUnread: too many for each to be looked at; only their number counts
	Ends        []timeline.Instant  // of CellUnread: what another cell of each says of the field, which was read too
	Blank       bool                // of CellUnread: the cells are blank, and an objective asks for them
	// of CellUnread: two rows about the record say different things, and nothing tells which of them is newer
	Contradicted bool
	Among        []string // of ServiceUnknown: one or two names that other rows of the source have there, folded
	Of           []Record // … as they are in the evidence of a client, once it was asked for its gaps
}

// OfCell tells whether a cell of a record could not be read, or says nothing where it should.
func (g *Gap) OfCell(r Record) bool {
	return (g.Cause == CellUnread || g.Cause == ServiceUnknown) && g.Records == r.Records && slices.Contains(g.Rows, r.Pos)
}

// Said is the cause as reports tell it.
func (g *Gap) Said() GapCause {
	switch {
	case g.Contradicted:
		return RowsDiffer
	case g.Ends != nil:
		return CellsDiffer
	case g.Blank:
		return CellsBlank
	case g.Cause == ServiceUnknown && g.Field == "site":
		return SiteUnknown
	}
	return g.Cause
}

// In is how many records of a counted gap may be of a period. One of which a cell could not be read may also be of the
// period before, where nobody knows its end; a case or an outage that was not looked at by itself may be of any before.
func (g *Gap) In(before, period timeline.Interval) (n int) {
	n = g.Undated
	for _, v := range g.At {
		late := g.Cause == CellUnread && len(g.Of) == 0 && v.From < before.To &&
			(v.To >= before.From || canBeSupposed(g.Records))
		if v.From < period.To && v.To >= period.From || late {
			n++
		}
	}
	return n
}

// GapCause is why evidence is missing.
type GapCause uint8

// The causes. The zero one is the worst: nobody knows how many records there are, nor what they say.
const (
	SourceUnread   GapCause = iota // the file is missing, damaged, or no table
	FileMissing                    // a file of a series that has one for each month, day or year is not there
	NotCovered                     // the register ends before the period does
	RowUnread                      // rows were rejected
	CellUnread                     // a cell of a record was left blank because it could not be read
	RecordDoubtful                 // a record was read and cannot be judged: no gap of a source, measuring finds it
	ClientUnknown                  // a record names no client where others of its source do: it may be anybody's
	HourUnknown                    // a time of a record is known to the day only, and the hour decides: measuring finds it
	CellsDiffer                    // two cells of a record say different ends: a CellUnread of a gap that has Ends
	ServiceUnknown                 // a record names no service, or no site, where others of its source do: it may be any's
	CellsBlank                     // cells are blank that an objective asks for: a CellUnread of a gap that is Blank
	RowsDiffer                     // two rows about one record contradict each other: a CellUnread that is Contradicted
	SiteUnknown                    // … no site: a ServiceUnknown of the field site
	OrderUnknown                   // claims for credit whose order decides, and nothing tells it: who asks finds it
	ClaimsEarly                    // … dated before what they are for began
	ClaimsShared                   // … with an amount for several credits
	ClaimsForeign                  // … with an amount in another currency
	ClaimsAstray                   // … for a period that the agreement does not have
	NoSource                       // no source has records of the type: no gap of a source, who asks for them finds it
	TimeSilent                     // no tally speaks for days
	InvoiceMissing                 // the agreement has no invoice of which a credit is a share: who asks for it finds it
)

var gapCauses = [...]string{
	"source-unread", "file-missing", "not-covered", "rows-rejected", "cells-unread", "records-doubtful",
	"client-unknown", "hour-unknown", "cells-differ", "service-unknown", "cells-blank",
	"rows-differ", "site-unknown", "claims-unordered", "claims-early", "claims-shared", "claims-foreign",
	"claims-no-period", "no-source", "time-silent", "invoice-missing",
}

// String is the key of a cause in report.json.
func (c GapCause) String() string { return gapCauses[c] }

// Counted tells whether it is known how many records are missing.
func (c GapCause) Counted() bool {
	switch c {
	case SourceUnread, FileMissing, NotCovered, NoSource, TimeSilent, InvoiceMissing:
		return false
	}
	return true
}

// Dated tells whether it is known in which time records are missing.
func (c GapCause) Dated() bool { return c == FileMissing || c == NotCovered || c == TimeSilent }
