package inclusion

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/bounds"
)

// Open is what a record counts at best and at worst in a period: units that are lost, or its value where the objective
// is no share. One of them is "" where nothing bounds it.
type Open struct {
	Period  string   `json:"period"`
	Unit    string   `json:"unit"` // of the objective; "" where they are values
	Best    string   `json:"best"`
	Worst   string   `json:"worst"`
	Answers []string `json:"answers,omitempty"` // what could not be read that may say who answers for it, in sentences
}

// openBy is what the result of one record lies between; is tells whether there is anything between.
func openBy(res *measure.Result) (x Open, is bool) {
	if res.Best == nil || res.Worst == nil {
		return x, false
	}
	best, worst := res.Best.Misses(), res.Worst.Misses()
	if best == nil && worst == nil {
		best, worst = res.Best.Value, res.Worst.Value
	} else {
		x.Unit = res.Unit
	}
	x.Best, x.Worst = exact.Decimal(best), exact.Decimal(worst)
	return x, !alike(best, worst)
}

func alike(a, b *big.Rat) bool { return a == b || a != nil && b != nil && a.Cmp(b) == 0 }

// unreadOf lists the fields of a record that could not be read, as far as an objective rests on them, and the ends that
// two cells say differently.
func unreadOf(c *assess.Client, o *agreement.Objective, r evidence.Record) (fields, differ []string) {
	for g := range c.GapsOf(o) {
		switch {
		case !g.OfCell(r), g.Cause == evidence.ServiceUnknown, g.Blank, g.Contradicted:
		case g.Ends != nil:
			differ = append(differ, g.Field)
		default:
			fields = append(fields, g.Field)
		}
	}
	slices.Sort(fields)
	slices.Sort(differ)
	return slices.Compact(fields), slices.Compact(differ)
}

// answersIn says what could not be read that may say who answers for a record in a period, or by which target it is
// judged.
func answersIn(c *assess.Client, o *agreement.Objective, period calendar.Period) (list []string) {
	var lacks []report.Provisional
	for g, use := range c.GapsOf(o) {
		n, here := bounds.MissingIn(g, period)
		if !here || len(g.Of) > 0 && use != bounds.Upstream && g.Cause != evidence.ServiceUnknown &&
			!g.Blank && !g.Contradicted {
			continue
		}
		one := report.Provisional{Key: g.Said().String(), Source: g.Source, Records: g.Records}
		at := slices.IndexFunc(lacks, func(x report.Provisional) bool { x.Count = 0; return x == one })
		if at < 0 {
			at, lacks = len(lacks), append(lacks, one)
		}
		lacks[at].Count += n
	}
	for i := range lacks {
		list = append(list, lacks[i].In(c.Words))
	}
	return list
}
