package availability

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/measure/records"
)

// registered is an outage that is a row of a register.
type registered struct{ row *evidence.Outage }

func (o registered) ID() string { return records.OutageID(o.row) }

func (o registered) Title() string { return o.row.Title.String() }

func (o registered) Incident() string { return o.row.Parent.String() }

func (o registered) Rows() []evidence.Pos { return []evidence.Pos{o.row.Pos} }

func (o registered) Lasts() bool { return !o.row.To.Known() }

func (o registered) Lost() bool { return o.row.Lost.Of(evidence.DayDone) }

// failedSamples are an outage that samples saw.
type failedSamples struct {
	name  string
	found []evidence.Pos
}

func (p *failedSamples) ID() string { return p.name }

func (p *failedSamples) Title() string { return "" }

func (p *failedSamples) Incident() string { return "" }

func (p *failedSamples) Rows() []evidence.Pos { return p.found }

func (p *failedSamples) Lasts() bool { return false }

func (p *failedSamples) Lost() bool { return false }
