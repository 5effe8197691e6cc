package pdf

import (
	"github.com/slareport/slareport/report/render/table/cases"
	"github.com/slareport/slareport/report/render/table/results"
)

// comingRoom is the room of the chapter with the first lines of its table.
const comingRoom = 50.0

// outlook is the work of the period against what was agreed, and what the past lets one expect of the next period.
func (d *document) outlook() {
	work := cases.Workload(d.report, d.Words).Pick(
		"work", "service", "amount of work", "limit", "of limit", "trend", "by priority",
	)
	outlook := results.Outlook(d.report, d.Words)
	if len(work.Rows)+len(outlook.Rows) == 0 {
		return
	}
	d.Section("coming", d.Words.T("pdf.coming"), comingRoom)
	d.Titled(work)
	d.Titled(outlook)
}

// watch lists how far the consequences are that a number of misses has.
func (d *document) watch() {
	d.Titled(
		results.WatchList(d.report, d.Words).Pick(
			"objective", "consequence", "misses so far", "misses allowed", "in periods", "left", "missed in",
		),
	)
}
