package table

import (
	"github.com/slareport/slareport/report"
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
func Scores(r *report.Report, o *report.Objective, c *words.Catalogue) Table {
	return build("scores", c, measurements(o), []column[measured]{
		{"score", KindText, 30, func(m measured) Cell { return Text(c.T("score." + m.key)) }},
		{"good", KindNumber, 12, func(m measured) Cell { return Amount(m.score.Good, o.Unit) }},
		{"total", KindNumber, 12, func(m measured) Cell { return Amount(m.score.Total, o.Unit) }},
		{"value", KindNumber, 12, func(m measured) Cell { return Scored(o, m.score) }},
		{"verdict", KindVerdict, 14, func(m measured) Cell {
			return Verdict(m.verdict, m.key == "contractual" && o.BelowMinimum)
		}},
		{"credit", KindMoney, 12, func(m measured) Cell { return Money(m.credit, r.Currency) }},
	})
}

func measurements(o *report.Objective) []measured {
	list := []measured{
		{key: "experienced", score: o.Experienced},
		{key: "attributable", score: o.Attributable},
		{key: "contractual", score: o.Contractual, verdict: o.Verdict, credit: o.Credit.Payable},
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
