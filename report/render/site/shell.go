package site

import (
	"slices"
	"strconv"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/results"
	"github.com/slareport/slareport/report/words"
)

// shell is what every page has.
type shell struct {
	head
	Language, Title, Month, Foot string
	Tiles                        []tile
	words                        *words.Catalogue
}

// T gives templates the catalogue's words.
func (s shell) T(key string) string { return s.words.T(key) }

// tile is one big figure, with what it was before.
type tile struct{ Label, Value, Change, Note string }

// tilesOf are the figures above everything: missed, payable, outside the provider's control, undetermined. Several
// currencies have their sums side by side.
func tilesOf(s *portfolio.Portfolio, c *words.Catalogue) []tile {
	missed := tile{
		Label: c.T("site.tile.missed"), Value: c.T("site.tile.of", c.Integer(int64(s.Missed)), c.Integer(int64(s.Judged))),
	}
	pay := tile{Label: c.T("payable"), Value: payableOf(s, c)}
	open := tile{
		Label: c.T("summary.undetermined"), Value: moneyOf(s, c, func(x portfolio.Currency) string { return x.Undetermined }),
	}
	if s.Unclear > 0 {
		missed.Note = c.N("site.finding.unjudged", s.Unclear)
	}
	if s.Before != "" {
		month := c.Month(s.Before)
		missed.Change = signed(strconv.Itoa(s.Missed), strconv.Itoa(s.MissedBefore), c)
		missed.Note = clauses(c, missed.Note, c.T("site.before", c.Integer(int64(s.MissedBefore)), month))
		pay.Note = c.T("site.before", moneyOf(s, c, func(x portfolio.Currency) string { return x.PayableBefore }), month)
		var changes []string
		for _, x := range s.Currencies {
			if d := table.Change(x.Payable, x.PayableBefore); d != "" && !x.Open {
				changes = append(changes, plus(d)+c.Money(d, x.Currency))
			}
		}
		pay.Change = strings.Join(changes, ", ")
	}
	if owed := owedOf(s, c); owed != "" {
		pay.Note = clauses(c, pay.Note, owed)
	}
	return slices.Concat([]tile{missed, pay}, lapseTiles(s, c), lossTiles(s, c), []tile{open})
}

// clauses joins those that there are.
func clauses(c *words.Catalogue, list ...string) string {
	return c.Clauses(slices.DeleteFunc(list, func(s string) bool { return s == "" }))
}

// payableOf is what is payable in each currency, or between which amounts it lies.
func payableOf(s *portfolio.Portfolio, c *words.Catalogue) string {
	var list []string
	for _, x := range s.Currencies {
		list = append(list, payableIn(&x, c))
	}
	return c.List(list)
}

func payableIn(x *portfolio.Currency, c *words.Catalogue) string {
	if x.Open {
		return report.MoneyRange(c, x.Least, x.Most, x.Currency)
	}
	return c.Money(x.Payable, x.Currency)
}

// lapseTiles are what clients, and what we, must claim soon; none where nothing lapses.
func lapseTiles(s *portfolio.Portfolio, c *words.Catalogue) (list []tile) {
	add := func(key string, of func(portfolio.Currency) string) {
		if amount := moneyThere(s, c, of); amount != "" {
			list = append(list, tile{Label: c.T(key), Value: amount})
		}
	}
	add("site.tile.lapses", func(x portfolio.Currency) string { return x.Lapsing })
	add("site.tile.lapses.ours", func(x portfolio.Currency) string { return x.LapsingOurs })
	return list
}

// lossTiles say how much of each loss was outside the provider's control.
func lossTiles(s *portfolio.Portfolio, c *words.Catalogue) (list []tile) {
	for i := range s.Losses {
		l := &s.Losses[i]
		if !l.Any() {
			continue
		}
		one := tile{Label: c.T("highlight.others." + l.Of), Value: results.OutOfControl(l, &l.PeriodLoss, c)}
		if before, ok := s.LossBefore(l); ok {
			one.Note = c.T("site.before", results.OutOfControl(l, &before, c), c.Month(s.Before))
		}
		list = append(list, one)
	}
	return list
}

// signed is a change with its sign, "" where there is nothing to compare.
func signed(now, before string, c *words.Catalogue) string {
	d := table.Change(now, before)
	if d == "" {
		return ""
	}
	return plus(d) + c.Number(d)
}

// plus is the sign that stands before a change which has none of its own.
func plus(d string) string {
	switch {
	case strings.HasPrefix(d, "-"):
		return ""
	case table.Positive(d):
		return "+"
	}
	return "±"
}

func moneyOf(s *portfolio.Portfolio, c *words.Catalogue, of func(portfolio.Currency) string) string {
	var list []string
	for _, x := range s.Currencies {
		list = append(list, c.Money(of(x), x.Currency))
	}
	return c.List(list)
}

// moneyThere lists the amounts that there are, "" for none.
func moneyThere(s *portfolio.Portfolio, c *words.Catalogue, of func(portfolio.Currency) string) string {
	var list []string
	for _, x := range s.Currencies {
		if amount := of(x); amount != "" {
			list = append(list, c.Money(amount, x.Currency))
		}
	}
	if list == nil {
		return ""
	}
	return c.List(list)
}

// owedOf says what clients owe, "" when none does.
func owedOf(s *portfolio.Portfolio, c *words.Catalogue) string {
	owed := moneyThere(s, c, func(x portfolio.Currency) string { return x.Owed })
	if owed == "" {
		return ""
	}
	return c.T("site.owed", owed)
}

// finding is what a page has to say in one line: what was missed, and what it costs.
func finding(s *portfolio.Portfolio, c *words.Catalogue) string {
	var owed []string
	for _, x := range s.Currencies {
		if table.Positive(x.Payable) || x.Open {
			owed = append(owed, payableIn(&x, c))
		}
	}
	var parts []string
	switch {
	case s.Judged == 0:
		parts = append(parts, c.T("site.finding.nothing"))
	case s.Missed == 0:
		parts = append(parts, c.N("site.finding.none", s.Judged))
	default:
		parts = append(parts, c.N("site.finding.missed", s.Judged, c.Integer(int64(s.Missed))))
	}
	if s.Judged > 0 && s.Unclear > 0 {
		parts = append(parts, c.N("site.finding.unjudged", s.Unclear))
	}
	if len(owed) > 0 {
		parts = append(parts, c.T("site.finding.payable", c.List(owed)))
	}
	if text := owedOf(s, c); text != "" {
		parts = append(parts, text)
	}
	if due := moneyThere(s, c, func(x portfolio.Currency) string { return x.Receivable }); due != "" {
		parts = append(parts, c.T("site.receivable", due))
	}
	return c.Clauses(parts)
}

// anchor is the id of an objective's section: its own where that is good for an address, else its place.
func anchor(r *report.Report, i int) string {
	id := r.Objectives[i].ID
	plain := func(c rune) bool {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.'
	}
	if id == "" || strings.ContainsFunc(id, func(c rune) bool { return !plain(c) }) ||
		table.Find(r, id) != &r.Objectives[i] {
		return "objective-" + strconv.Itoa(i+1)
	}
	return "o-" + id
}
