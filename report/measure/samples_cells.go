package measure

import (
	"fmt"
	"strings"
	"time"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
)

// cells walks the cells of an objective's series, each with the blame for its time.
type cells struct {
	ctx    *Context
	o      *agreement.Objective
	series []*sampling.Series
	open   *calendar.Calendar // nil: every cell counts
	layers map[string][]fault.Layer
	blames map[string][]blame // of the period below, by service
	period calendar.Period
}

// cellsOf prepares the cells of an objective.
func cellsOf(ctx *Context, o *agreement.Objective, where string) (*cells, error) {
	list, err := seriesOf(ctx, o, where)
	return &cells{ctx: ctx, o: o, series: list, layers: map[string][]fault.Layer{}}, err
}

// blame gives who answers for a series' time in a period.
func (c *cells) blame(s *sampling.Series, p calendar.Period) []blame {
	service := c.o.Service
	if service == "" {
		service = s.Key.Service.String()
	}
	if c.blames == nil || c.period.Interval != p.Interval {
		c.blames, c.period = map[string][]blame{}, p
	}
	if list, ok := c.blames[service]; ok {
		return list
	}
	c.blames[service] = blames(p.Interval, c.evidence(service), &c.ctx.Agreement.Fault)
	return c.blames[service]
}

// evidence is what says who answers for the time of a service, gathered once for all periods.
func (c *cells) evidence(service string) []fault.Layer {
	layers, ok := c.layers[service]
	if !ok {
		layers = evidenceFor(c.ctx, service)
		c.layers[service] = layers
	}
	return layers
}

// each visits the cells of a period. Evidence changes and calendars open only where cells end, because the plan
// was made so; it is an error if they do not.
func (c *cells) each(p calendar.Period, visit func(*sampling.Series, *sampling.Cell, *blame)) error {
	var open timeline.Set
	if c.open != nil {
		open = c.open.Intervals(p.Interval)
	}
	for _, s := range c.series {
		list, err := s.Cells(p.Interval)
		if err != nil {
			return fmt.Errorf("objective %s: %w", c.o.ID, err)
		}
		blames := c.blame(s, p)
		for _, cell := range list {
			if c.open != nil {
				part := open.Clip(cell.Interval)
				if len(part) == 0 {
					continue
				}
				if part[0] != cell.Interval {
					return c.torn(s, cell)
				}
			}
			b := during(blames, cell.Interval)
			if len(b) != 1 {
				return c.torn(s, cell)
			}
			visit(s, cell, &b[0])
		}
	}
	return nil
}

func (c *cells) torn(s *sampling.Series, cell *sampling.Cell) error {
	return fmt.Errorf("objective %s: the samples of service %q from %s to %s were summed up for other claims or calendars",
		c.o.ID, s.Key.Service, cell.From, cell.To)
}

// miss tells the losses of one cell: a day of one series, or the part of it that one party answers for.
func (c *cells) miss(s *sampling.Series, cell *sampling.Cell, b *blame, rows sampling.Rows) Miss {
	window := cell.Interval
	if c.ctx.AsOf < window.To {
		window.To = c.ctx.AsOf + 1 // the sample at the date of the data counts
	}
	return Miss{
		ID:       sampleID(c.ctx, s, window.From),
		Group:    s.Key.Site.String(),
		Window:   window,
		Decided:  window.From,
		Segments: []Segment{b.segment(window, true)},
		Rows:     rowsOf(rows),
	}
}

// sampleID names a stretch of samples: the service, the site, and when it begins in the agreement's zone.
func sampleID(ctx *Context, s *sampling.Series, at timeline.Instant) string {
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

// rowsOf lists the first and the last row.
func rowsOf(r sampling.Rows) []evidence.Pos {
	if r.First == r.Last {
		return []evidence.Pos{r.First}
	}
	return []evidence.Pos{r.First, r.Last}
}

// oddities counts rows that something is wrong with, for findings.
type oddities struct {
	conflicting, excess, stateless, uncounted sampling.Odd
	surplus                                   sampling.Sum // packets received beyond what was sent
}

func (o *oddities) add(c *sampling.Cell) {
	o.conflicting.Plus(c.Conflicting)
	o.excess.Plus(c.Excess)
	o.surplus.Plus(c.Surplus)
	o.stateless.Plus(c.Stateless)
	o.uncounted.Plus(c.Uncounted)
}

// oddSamples tells of odd rows, at the first of them; nothing when there are none.
func oddSamples(ctx *Context, odd sampling.Odd, severity, text, hint string) []evidence.Finding {
	if odd.N == 0 {
		return nil
	}
	f := evidence.Finding{Severity: severity, Text: text, Hint: hint, Count: int(odd.N)}
	return []evidence.Finding{findingAt(ctx, f, odd.First)}
}

// conflicts tells of samples that contradict each other.
func (o *oddities) conflicts(ctx *Context) []evidence.Finding {
	return oddSamples(ctx, o.conflicting, "warning",
		"samples of one series disagree about the same instant: the worst of them counts",
		"a column for the site or the probe may be missing")
}

// states tells of samples without a state.
func (o *oddities) states(ctx *Context) []evidence.Finding {
	return oddSamples(ctx, o.stateless, "warning",
		"samples say neither whether they succeeded, nor what was received, nor a latency: they do not count",
		"the column for ok may be mapped wrongly")
}
