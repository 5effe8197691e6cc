package ahead

import (
	"slices"
	"strconv"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/bounds"
	"github.com/slareport/slareport/report/score/figures"
	"github.com/slareport/slareport/report/timeline"
)

// between is what the outages of an objective come to at least and at most, where some of the evidence could not be
// read.
type between struct {
	low, high together
	more      int  // outages that could not be read at all, beside those of high
	endless   bool // nobody knows how much there may be
}

// inDoubt looks at the outages with everything that could not be read of some periods at its best and at its worst.
//
// Convention credits (watch-outages-doubt): Where evidence of the periods that are looked at could not be read,
// outages are counted without those of which a cell could not be read, with them as short as can be, just long enough
// to count, and as long as they were read, and excused or not where nobody knows who answers. A consequence that is
// reached in all of these is there; one that is reached in some of them is open, and nobody's right yet.
func inDoubt(c *assess.Client, i, p int, terms *agreement.OutageBreach, labels []string) between {
	o := &c.Agreement.Objectives[i]
	unread := unreadIn(c, i, labels)
	var b between
	first := true
	for _, ctx := range readings(c, i, terms) {
		t := nearest(c, ctx, o, p, terms)
		if first || t.less(&b.low, terms) {
			b.low = t
		}
		if first || b.high.less(&t, terms) {
			b.high = t
		}
		first = false
	}
	if unread.Excuses {
		b.low = together{}
	}
	b.more = int(unread.Rows+unread.Doubtful) + unfiltered(c, o)
	b.endless = unread.Uncounted() || terms.Number == 0 && b.more > 0
	return b
}

// unreadIn is what could not be read of an objective in some periods.
func unreadIn(c *assess.Client, i int, labels []string) (u measure.Unread) {
	for q := range c.Periods {
		if slices.Contains(labels, c.Periods[q].Label) {
			u.Add(c.Results[i][q].Unread)
		}
	}
	return u
}

// less tells whether outages come to less than others: in number, or in time.
func (t *together) less(other *together, terms *agreement.OutageBreach) bool {
	if terms.Number > 0 {
		return len(t.downs) < len(other.downs)
	}
	return t.time < other.time
}

// readings are the contexts in which outages are looked at: what could not be read of them supposed in one way or
// another, with what excuses them and without.
func readings(c *assess.Client, i int, terms *agreement.OutageBreach) (list []*measure.Context) {
	rows := unreadRows(c, &c.Agreement.Objectives[i])
	gone := map[evidence.Pos]bool{}
	for _, r := range rows {
		gone[r.Pos] = true
	}
	views := []*evidence.View{c.Evidence, c.Evidence.Without(gone)}
	for _, length := range []timeline.Micros{1, terms.Length + 1} {
		view := c.Evidence.Supposed("outages")
		for _, r := range rows {
			if o := &view.All.Outages[r.Index]; r.end || o.Days.OfInterval() != 0 {
				o.To, o.Lost = o.From.Add(length), o.Lost&^evidence.DayDone
			}
		}
		views = append(views, view)
	}
	strict := *c.Agreement
	strict.Fault.Excuses, strict.Fault.Undetermined = nil, party.Provider
	for _, view := range views {
		ctx := c.Context.Fresh()
		ctx.Evidence = view
		none := ctx.Fresh()
		none.Agreement, none.Claims = &strict, &fault.Claims{}
		list = append(list, ctx)
		if unexcused(c, i) {
			list = append(list, none)
		}
	}
	return list
}

// unexcused tells whether nobody knows who answers for outages of an objective in some period.
func unexcused(c *assess.Client, i int) bool {
	return slices.ContainsFunc(c.Results[i], func(r measure.Result) bool { return r.Unread.Excuses }) ||
		slices.ContainsFunc(unreadRows(c, &c.Agreement.Objectives[i]), func(r unreadRow) bool { return r.who })
}

// unreadRow is an outage of which a cell could not be read, or the hour of an end is not known.
type unreadRow struct {
	evidence.Record
	end, who, other bool // its end, who answers for it, or something else
}

// unreadRows are those that an objective rests on.
func unreadRows(c *assess.Client, o *agreement.Objective) (list []unreadRow) {
	for g, use := range c.GapsOf(o) {
		if g.Records != "outages" || use == bounds.Upstream {
			continue
		}
		for _, r := range g.Of {
			x := unreadRow{Record: r}
			switch g.Field {
			case "to", "duration":
				x.end = true
			case "cause", "fault":
				x.who = true
			default:
				x.other = true
			}
			list = append(list, x)
		}
	}
	for _, i := range c.Evidence.Outages {
		if x := &c.Evidence.All.Outages[i]; x.Days.OfInterval()&(evidence.DayBegun|evidence.DayDone) != 0 &&
			measure.Concerns(o.Service, x.Service.String()) {
			list = append(list, unreadRow{Record: evidence.Record{Records: "outages", Index: i, Pos: x.Pos}})
		}
	}
	return list
}

// unfiltered is how many outages may be among those of an objective for something else that could not be read of them,
// such as the severity that its filter asks for.
func unfiltered(c *assess.Client, o *agreement.Objective) (n int) {
	for _, r := range unreadRows(c, o) {
		if r.other {
			n++
		}
	}
	return n
}

// reaches tells whether the consequence is there at least, and at most.
func (b *between) reaches(terms *agreement.OutageBreach) (low, high bool) {
	if terms.Number > 0 {
		return b.low.reached, b.high.reached || b.endless || len(b.high.downs)+b.more >= terms.Number
	}
	return b.low.reached, b.high.reached || b.endless
}

// tell writes into the watch list what lies between, and whether the consequence is open.
func (b *between) tell(c *assess.Client, w *report.Watch, o *agreement.Objective, terms *agreement.OutageBreach) {
	if terms.Number > 0 {
		w.Least, w.Most = strconv.Itoa(len(b.low.downs)), strconv.Itoa(len(b.high.downs)+b.more)
	} else {
		w.Least, w.Most = exactSeconds(b.low.time), exactSeconds(b.high.time)
	}
	if b.endless {
		w.Most = ""
	}
	low, high := b.reaches(terms)
	if low {
		w.Text += " " + c.Words.N("watch.unread", len(w.Undecided), MonthsIn(c, w.Undecided))
		return
	}
	w.Open = high
	key := map[string]string{
		report.WatchOutages: "watch.between.outages.", report.WatchDowntime: "watch.between.downtime.",
	}[w.Of] + w.Rule
	w.Text = c.Words.T(key, o.Name, w.BetweenIn(c.Words), limitOf(c, terms, w.Limit), withinOf(c, terms))
	so := "watch.below"
	if high {
		so = "watch.open"
	}
	w.Text += " " + c.Words.N(so, len(w.Undecided), MonthsIn(c, w.Undecided))
}

func exactSeconds(d timeline.Micros) string {
	return strconv.FormatFloat(figures.Seconds(d), 'f', -1, 64)
}
