package results

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// WatchList lists how far chronic breaches and rights to terminate are, the nearest first as the report has them. Of
// many items those are listed that are there or a miss away.
func WatchList(r *report.Report, c *words.Catalogue) table.Table {
	list := slices.DeleteFunc(slices.Clone(r.WatchList), func(w report.Watch) bool {
		o := table.Find(r, w.Objective)
		return o != nil && o.Group != "" && w.Distance > 1 && !w.Open
	})
	return table.Build("watch list", c, list, []table.Filled[report.Watch]{
		table.Fill("objective", table.KindText, 30, func(w report.Watch) table.Cell {
			if o := table.Find(r, w.Objective); o != nil {
				return table.Linked(o.Name, o.ID)
			}
			return table.Text(w.Objective)
		}),
		table.Fill("consequence", table.KindText, 20, func(w report.Watch) table.Cell {
			return table.Text(Consequence(w, c))
		}),
		table.Fill("misses so far", table.KindNumber, 8, func(w report.Watch) table.Cell {
			return WatchedSoFar(w, c)
		}),
		table.Fill("misses allowed", table.KindNumber, 8, WatchLimit),
		table.Fill("in periods", table.KindText, 12, func(w report.Watch) table.Cell {
			if w.Days > 0 {
				return table.Text(c.N("watch.days", w.Days))
			}
			return table.Text(c.N("watch.periods", w.In))
		}),
		table.Fill("left", table.KindNumber, 8, func(w report.Watch) table.Cell {
			return table.Strong(WatchLeft(w, c))
		}),
		table.Fill("missed in", table.KindText, 30, func(w report.Watch) table.Cell {
			if w.Of == report.WatchOutages || w.Of == report.WatchDowntime {
				return table.Text(byOutages(w, c))
			}
			return table.Text(months(w.Periods, c))
		}),
	})
}

// Consequence is what follows, and from which outages where it goes by them.
func Consequence(w report.Watch, c *words.Catalogue) string {
	name := c.T("consequence." + w.Rule)
	if w.What == "" {
		return name
	}
	return c.Label(name, w.What)
}

// WatchedSoFar is what there is so far: misses, outages or time down; what it lies between where it is in doubt.
func WatchedSoFar(w report.Watch, c *words.Catalogue) table.Cell {
	if text := w.BetweenIn(c); text != "" {
		return table.Text(text)
	}
	if w.Of == report.WatchDowntime {
		return table.Seconds(w.Downtime)
	}
	return table.Integer(w.Misses)
}

// WatchLimit is what is needed.
func WatchLimit(w report.Watch) table.Cell {
	if w.Of == report.WatchDowntime {
		return table.Seconds(w.DowntimeLimit)
	}
	return table.Integer(w.Limit)
}

// WatchLeft is how much is left of it; that this is open where nobody knows whether it is reached.
func WatchLeft(w report.Watch, c *words.Catalogue) table.Cell {
	if w.Open {
		return table.Text(c.T("watch.left.open"))
	}
	if w.Of == report.WatchDowntime {
		return table.Seconds(max(0, w.DowntimeLimit-w.Downtime))
	}
	return table.Integer(w.Distance)
}

// mostNamed is how many outages a cell names.
const mostNamed = 6

// byOutages are the outages that count towards a consequence with their rows, and since when it is there.
func byOutages(w report.Watch, c *words.Catalogue) string {
	var list []string
	for _, o := range w.Outages[:min(len(w.Outages), mostNamed)] {
		list = append(list, o.ID+" ("+strings.Join(o.Rows, ", ")+")")
	}
	text := c.List(list)
	if more := len(w.Outages) - len(list); more > 0 {
		text = c.T("watch.more", strings.Join(list, ", "), more)
	}
	if w.Arose == "" {
		return text
	}
	return c.T("watch.since", c.Stamp(w.Arose), text)
}

func months(labels []string, c *words.Catalogue) string {
	var list []string
	for _, l := range labels {
		list = append(list, c.ShortMonth(l))
	}
	return c.List(list)
}
