package results

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// measured is one way of measuring an objective, and what it came to.
type measured struct {
	key     string // of the catalogue: score.KEY
	score   report.Score
	verdict report.Verdict
	credit  string
}

// Scores lists an objective's measurements: the three scores, then the other outcomes that rules §3 and §5
// demand where there are any (the other convention, gaps up and down, the undetermined on either account).
func Scores(r *report.Report, o *report.Objective, c *words.Catalogue) table.Table {
	return table.Build("scores", c, measurements(o), []table.Filled[measured]{
		table.Fill("score", table.KindText, 30, func(m measured) table.Cell {
			return table.Text(named(o, m, c))
		}),
		table.Fill("good", table.KindNumber, 12, func(m measured) table.Cell {
			return table.Amount(m.score.Good, o.Unit)
		}),
		table.Fill("total", table.KindNumber, 12, func(m measured) table.Cell {
			return table.Amount(m.score.Total, o.Unit)
		}),
		table.Fill("value", table.KindNumber, 12, func(m measured) table.Cell {
			if m.key == "contractual" {
				return table.Judged(c, o)
			}
			return table.Scored(o, m.score)
		}),
		table.Fill("verdict", table.KindVerdict, 14, func(m measured) table.Cell {
			return table.Verdict(m.verdict, m.key == "contractual" && o.BelowMinimum)
		}),
		table.Fill("credit", table.KindMoney, 12, func(m measured) table.Cell {
			return table.Money(m.credit, r.Currency)
		}),
	})
}

// named is what a measurement is called. Without a verdict it is said of what was read that it is no more than that.
func named(o *report.Objective, m measured, c *words.Catalogue) string {
	name := c.T("score." + m.key)
	doubt := m.key == "experienced" && o.FeltInDoubt() || m.key == "attributable"
	switch {
	case o.Verdict != report.Unclear || !doubt:
		return name
	case len(o.Provisional) == 0:
		return c.T("score.as-measured", name)
	}
	return c.T("score.as-read", name)
}

func measurements(o *report.Objective) []measured {
	judged := o.Contractual
	if _, _, is := o.Within(); is { // what was read is no part of a whole that is known
		judged.Good, judged.Total = "", ""
	}
	list := []measured{
		{key: "experienced", score: o.Experienced},
		{key: "attributable", score: o.Attributable},
		{key: "contractual", score: judged, verdict: o.Verdict, credit: o.Credit.Payable},
	}
	if a := o.Alternative; a != nil {
		list = append(list, measured{key: "convention." + a.Convention, score: a.Score, verdict: a.Verdict})
	}
	if o.Best != nil {
		list = append(list, measured{key: "best", score: *o.Best})
	}
	if o.Worst != nil {
		list = append(list, measured{key: "worst", score: *o.Worst})
	}
	if u := o.Undetermined; u != nil {
		list = append(list,
			measured{"on provider", u.OnProvider, u.ProviderVerdict, u.CreditOnProvider},
			measured{"on others", u.OnOthers, u.OthersVerdict, u.CreditOnOthers})
	}
	return list
}
