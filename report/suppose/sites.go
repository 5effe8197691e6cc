package suppose

import (
	"math/big"
	"slices"
	"strings"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/records"
)

// mostSites is of how many sites that only doubtful outages name every choice is measured.
const mostSites = 4

// bySites widens the bounds of a mean over sites that the data names: a site that only doubtful outages name may be one
// of them or not, and be up or down.
//
// Convention doubt (unread-sites): Where the mean over the sites that the data names was agreed, one that only outages
// with unread cells name is measured as one of them and as none, at its best and at its worst. Of more than four such
// sites the mean is anything from 0 to 100 %.
func (q *inquiry) bySites(t *availability.Terms, spans []span) error {
	sites, err := q.doubtfulSites(t)
	if err != nil || len(sites) == 0 {
		return err
	}
	if len(sites) > mostSites {
		for p := range spans {
			total := spans[p].high.Total
			spans[p].meet(&measure.Result{Scores: measure.Scores{Contractual: measure.Share(new(big.Rat), total)}})
			spans[p].meet(&measure.Result{Scores: measure.Scores{Contractual: measure.Share(total, total)}})
		}
		return nil
	}
	for choice := range 1 << len(sites) {
		var counted []string
		for k, site := range sites {
			if choice>>k&1 == 1 {
				counted = append(counted, site)
			}
		}
		for _, worst := range []bool{false, true} {
			results, err := q.withSites(t, counted, sites, worst)
			if err != nil {
				return err
			}
			for p := range results {
				spans[p].meet(&results[p])
			}
		}
	}
	return nil
}

// doubtfulSites are the sites that no other outages name, folded. A name that could not be read may be of one more.
func (q *inquiry) doubtfulSites(t *availability.Terms) (list []string, err error) {
	doubtful := slices.DeleteFunc(slices.Clone(q.rows), func(r Row) bool { return q.isThere(t, &r) })
	seen, err := records.SeenOutages(q.without(doubtful, nil), q.objective, t.Where)
	if err != nil {
		return nil, err
	}
	for i := range q.rows {
		site := q.siteOf(&q.rows[i])
		if site != "" && !slices.Contains(list, site) && !slices.ContainsFunc(seen, func(s records.Seen) bool {
			return evidence.Fold(s.Outage.Site.String()) == site
		}) {
			list = append(list, site)
		}
	}
	return list, nil
}

func (q *inquiry) siteOf(r *Row) string {
	if slices.Contains(r.Fields, "site") {
		return other
	}
	return evidence.Fold(strings.TrimSpace(q.ctx.Evidence.All.Outages[r.Index].Site.String()))
}

// withSites measures with some of the doubtful sites counted: their outages, and those of the others, at their worst,
// or these as short and harmless as can be.
func (q *inquiry) withSites(
	t *availability.Terms, counted, doubtful []string, worst bool,
) ([]measure.Result, error) {
	gone := map[evidence.Pos]bool{}
	for i := range q.rows {
		site := q.siteOf(&q.rows[i])
		left := slices.Contains(doubtful, site) || !worst && !q.isThere(t, &q.rows[i])
		if left && !slices.Contains(counted, site) {
			gone[q.rows[i].Pos] = true
		}
	}
	own := q.own
	defer func() { q.own = own }()
	q.own.Evidence = own.Evidence.Without(gone)
	q.own = *q.own.Fresh()
	return q.try(nil, func(e *evidence.Evidence) {
		for i := range q.rows {
			r := &q.rows[i]
			if site := q.siteOf(r); site == other && slices.Contains(counted, site) {
				e.Outages[r.Index].Site = e.Texts.Of(other)
			}
			if worst {
				q.worstOf(e, r)
			} else {
				q.bestOf(e, r)
			}
		}
	}, q.rows)
}

// bestOf is the best that an outage may have been.
func (q *inquiry) bestOf(e *evidence.Evidence, r *Row) {
	o := &e.Outages[r.Index]
	for _, field := range r.Fields {
		switch {
		case field == "share":
			o.Share = 0
		case field == "fault", field == "cause":
			if excuses := q.ctx.Agreement.Fault.Excuses; len(excuses) > 0 {
				o.Fault = e.Texts.Of(excuses[0].String())
			}
		case r.others[ends[field]] != 0:
			q.shortest(e, r)
		case ends[field] == evidence.DayDone:
			o.To, o.Lost = o.From+1, o.Lost&^evidence.DayDone
		}
	}
}
