package samples

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
)

// Cells walks the cells of an objective's series, each with the blame for its time.
type Cells struct {
	Ctx      *measure.Context
	O        *agreement.Objective
	Series   []*sampling.Series
	Open     *calendar.Calendar // nil: every cell counts
	proofs   *fault.Proofs
	services map[place]*fault.ServiceTime
	sites    map[string]*sites             // by service
	blames   map[place][]attribution.Blame // of the period below
	period   calendar.Period
	Room     *sampling.Room
}

// place is what evidence is about: a service, at one site where samples name it.
type place struct{ service, site string }

// sites are those of a service that outages name, and the first met of all others.
type sites struct {
	named map[string]bool
	other string
}

// NewCells prepares the cells of an objective.
func NewCells(ctx *measure.Context, o *agreement.Objective, where string) (*Cells, error) {
	list, err := SeriesOf(ctx, o, where)
	return &Cells{
		Ctx: ctx, O: o, Series: list, proofs: ctx.Proofs(), services: map[place]*fault.ServiceTime{},
		sites: map[string]*sites{}, Room: sampling.NewRoom(),
	}, err
}

// Blame gives who answers for a series' time in a period.
func (c *Cells) Blame(s *sampling.Series, p calendar.Period) []attribution.Blame {
	service := c.O.Service
	if service == "" {
		service = s.Key.Service.String()
	}
	if c.blames == nil || c.period.Interval != p.Interval {
		c.blames, c.period = map[place][]attribution.Blame{}, p
	}
	at := c.placeOf(service, s.Key.Site.String())
	if list, ok := c.blames[at]; ok {
		return list
	}
	c.blames[at] = attribution.OfService(p.Interval, c.Evidence(at.service, at.site), &c.Ctx.Agreement.Fault)
	return c.blames[at]
}

// placeOf is where to look up the evidence about a site. Sites that no outage names share it, and there may be a
// hundred thousand of them: what is known about one is known about all.
func (c *Cells) placeOf(service, site string) place {
	if site == "" {
		return place{service, ""}
	}
	all := c.sites[service]
	if all == nil {
		all = &sites{named: map[string]bool{}}
		for _, i := range c.Ctx.Evidence.OutagesOf(service, "") {
			all.named[evidence.Fold(c.Ctx.Evidence.All.Outages[i].Site.String())] = true
		}
		c.sites[service] = all
	}
	if all.named[evidence.Fold(site)] {
		return place{service, site}
	}
	all.other = cmp.Or(all.other, site)
	return place{service, all.other}
}

// Evidence is what says who answers for the time of a service, gathered once for all periods.
func (c *Cells) Evidence(service, site string) *fault.ServiceTime {
	at := c.placeOf(service, site)
	if c.services[at] == nil {
		known := c.proofs.Services(at.site, service)
		c.services[at] = &known
	}
	return c.services[at]
}

// Each visits the cells of a period. Evidence changes and calendars open only where cells end, because the plan
// was made so; it is an error if they do not.
func (c *Cells) Each(p calendar.Period, visit func(*sampling.Series, *sampling.Cell, *attribution.Blame)) error {
	var open timeline.Set
	if c.Open != nil {
		open = c.Open.Intervals(p.Interval)
	}
	for _, s := range c.Series {
		list, err := s.Cells(p.Interval, c.Room)
		if err != nil {
			return fmt.Errorf("objective %s: %w", c.O.ID, err)
		}
		blames := c.Blame(s, p)
		for _, cell := range list {
			if c.Open != nil {
				part := open.Clip(cell.Interval)
				if len(part) == 0 {
					continue
				}
				if part[0] != cell.Interval {
					return c.misaligned(s, cell)
				}
			}
			b := attribution.During(blames, cell.Interval)
			if len(b) != 1 {
				return c.misaligned(s, cell)
			}
			visit(s, cell, &b[0])
		}
	}
	return nil
}

func (c *Cells) misaligned(s *sampling.Series, cell *sampling.Cell) error {
	return fmt.Errorf("objective %s: the samples of service %q from %s to %s were summed up for other claims or calendars",
		c.O.ID, s.Key.Service, cell.From, cell.To)
}

// Miss tells the losses of one cell: a day of one series, or the part of it that one party answers for.
func (c *Cells) Miss(s *sampling.Series, cell *sampling.Cell, b *attribution.Blame, rows sampling.Rows) *measure.Miss {
	window := cell.Interval
	if c.Ctx.AsOf < window.To {
		window.To = c.Ctx.AsOf + 1 // the sample at the date of the data counts
	}
	return &measure.Miss{
		ID:     ID(c.Ctx, s, window.From),
		Window: window,
		Detail: &measure.Detail{
			Group:    s.Key.Site.String(),
			Decided:  window.From,
			Segments: []measure.Segment{b.Segment(window, true)},
			Rows:     RowsOf(rows),
		},
	}
}

// ID names a stretch of samples: the service, the site, and when it begins in the agreement's zone.
func ID(ctx *measure.Context, s *sampling.Series, at timeline.Instant) string {
	zone := ctx.Agreement.Zone
	if zone == nil {
		zone = time.UTC
	}
	local := at.In(zone)
	form := "2006-01-02 15:04"
	switch {
	case local.Second() != 0 || local.Nanosecond() != 0:
		form = "2006-01-02 15:04:05.999999"
	case local.Hour() == 0 && local.Minute() == 0:
		form = "2006-01-02"
	}
	words := []string{s.Key.Service.String(), s.Key.Site.String(), s.Key.Provider.String(), local.Format(form)}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// RowsOf lists the first and the last row.
func RowsOf(r sampling.Rows) []evidence.Pos {
	if r.First == r.Last {
		return []evidence.Pos{r.First}
	}
	return []evidence.Pos{r.First, r.Last}
}
