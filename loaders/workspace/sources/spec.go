package sources

import (
	"slices"
	"time"

	"github.com/slareport/slareport/loaders/cell/times"
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/workspace/extent"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/timeline"
)

// Spec says where one export lies and how its rows become records.
type Spec struct {
	ID        string
	Files     []string // globs relative to the workspace, with forward slashes; ** crosses folders
	Exclude   []string // globs of files that Files match and that are left out
	Sheet     string   // sheet of a workbook; "": the only one, else the first
	HeaderRow int      // row of the headers, counted from 1; 0: the first row that looks like headers
	Preset    string   // name of the preset that Records were completed from
	Records   []RecordSpec
	Delimiter string          // one character that separates the columns of a text file; "": by vote
	Encoding  string          // utf-8, windows-1252, …; "": found out
	Decimal   string          // "." or ","; "": found out
	Dates     []string        // forms of dates as times.Options takes them, tried in order; none: found out
	Order     times.Order     // which number of 03/04/2026 is the day, for dates that are found out
	Assumed   times.Order     // the same, where neither Order nor the source tells
	Zone      *time.Location  // of times without an offset; nil: those of the rows' agreements
	Day, Week timeline.Micros // how long they are in lengths of time; 0: not said
	Extracted extent.Extraction
	Covers    extent.Moment // up to when a register speaks
	MaxBytes  int64         // how much a packed file or a workbook may unpack to; 0: 256 MB
	Place     agreement.Place
}

// RecordSpec is how a row becomes a record of one type: what the workspace says, completed from the preset.
// Fields are named as in presets.Fields.
type RecordSpec struct {
	Type    string                       // a record type of presets.Fields
	Where   string                       // filter; "": every row
	Columns map[string][]string          // field → headers, the best first; compared without case
	Set     map[string]string            // field → constant, for fields that no column gives
	Units   map[string]string            // duration field → word for durations.Declare: s, min, hh:mm, …
	Values  map[string]map[string]string // field → cell, lower case → what it stands for
}

// HasSamples tells whether a source is one of samples, which are streamed.
func (s *Spec) HasSamples() bool {
	return slices.ContainsFunc(s.Records, func(r RecordSpec) bool { return r.Type == presets.Samples })
}
