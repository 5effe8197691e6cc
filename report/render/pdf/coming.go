package pdf

import (
	"github.com/slareport/slareport/report/render/table/cases"
	"github.com/slareport/slareport/report/render/table/results"
)

// comingRoom is the room of the chapter with the first lines of its table.
const comingRoom = 50.0

// coming is the work of the period against what was agreed, and what the past lets one expect of the next period.
func (s *sheet) coming() {
	work := cases.Workload(s.report, s.words).Pick(
		"work", "service", "amount of work", "limit", "of limit", "trend", "by priority",
	)
	outlook := results.Outlook(s.report, s.words)
	if len(work.Rows)+len(outlook.Rows) == 0 {
		return
	}
	s.section("coming", s.words.T("pdf.coming"), comingRoom)
	s.titled(work)
	s.titled(outlook)
}

// watch lists how far the consequences are that a number of misses has.
func (s *sheet) watch() {
	s.titled(
		results.WatchList(s.report, s.words).Pick(
			"objective", "consequence", "misses so far", "misses allowed", "in periods", "left", "missed in",
		),
	)
}
