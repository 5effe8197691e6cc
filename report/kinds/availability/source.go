package availability

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/measure/records"
)

// source is what tells of a downtime. It is asked for names and rows only where a miss is reported: there may be
// hundreds of thousands of downtimes.
type source interface {
	id() string
	title() string
	incident() string // of outages that belong together; "" for none told
	rows() []evidence.Pos
	lasts() bool // to the date of the data, and on
	lost() bool  // it has an end that could not be read
}

// outage is a row of a register.
type outage struct{ *evidence.Outage }

func (o outage) id() string { return records.OutageID(o.Outage) }

func (o outage) title() string { return o.Title.String() }

func (o outage) incident() string { return o.Parent.String() }

func (o outage) rows() []evidence.Pos { return []evidence.Pos{o.Pos} }

func (o outage) lasts() bool { return !o.To.Known() }

func (o outage) lost() bool { return o.Lost.Of(evidence.DayDone) }

// probes are samples that failed.
type probes struct {
	name  string
	found []evidence.Pos
}

func (p *probes) id() string { return p.name }

func (p *probes) title() string { return "" }

func (p *probes) incident() string { return "" }

func (p *probes) rows() []evidence.Pos { return p.found }

func (p *probes) lasts() bool { return false }

func (p *probes) lost() bool { return false }
