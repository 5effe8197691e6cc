package table

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// miss is a miss with the objective it is of.
type miss struct {
	of *report.Objective
	*report.Miss
}

// Misses lists an objective's misses, the heaviest first.
func Misses(o *report.Objective, c *words.Catalogue) Table {
	return build("misses", c, missesOf(o), missColumns(c)[1:])
}

// ByWeight gives a list of misses with the heaviest first; equal ones keep the report's order.
func ByWeight(misses []report.Miss) []report.Miss {
	sorted := slices.Clone(misses)
	slices.SortStableFunc(sorted, func(a, b report.Miss) int { return cmp.Compare(number(b.Weight), number(a.Weight)) })
	return sorted
}

func number(s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0
	}
	return f
}

func missesOf(o *report.Objective) []miss {
	var list []miss
	for _, m := range refs(ByWeight(o.Misses)) {
		list = append(list, miss{o, m})
	}
	return list
}

func missColumns(c *words.Catalogue) []column[miss] {
	return []column[miss]{
		{"objective", KindText, 28, func(m miss) Cell { return Cell{Kind: KindText, Raw: m.of.Name, Of: m.of.ID} }},
		{"case", KindText, 14, func(m miss) Cell { return Cell{Kind: KindText, Raw: m.ID, Of: m.ID} }},
		{"title", KindText, 28, func(m miss) Cell { return Text(m.Title) }},
		{"group", KindText, 8, func(m miss) Cell { return Text(m.Group) }},
		{"party", KindParty, 13, func(m miss) Cell { return Party(m.Party) }},
		{"outcome", KindText, 12, func(m miss) Cell { return Text(c.T("outcome." + string(m.Outcome))) }},
		{"weight", KindNumber, 9, func(m miss) Cell { return Amount(m.Weight, m.of.Unit) }},
		{"elapsed", KindDuration, 11, func(m miss) Cell { return known(m.Elapsed) }},
		{"allowed", KindDuration, 11, func(m miss) Cell { return known(m.Target) }},
		{"time of provider", KindDuration, 11, func(m miss) Cell { return timeOf(m, "provider") }},
		{"from", KindDateTime, 17, func(m miss) Cell { return Moment(m.From) }},
		{"to", KindDateTime, 17, func(m miss) Cell { return Moment(m.To) }},
		{"why", KindText, 80, func(m miss) Cell { return Text(m.Why) }},
		{"rule", KindText, 12, func(m miss) Cell { return Text(m.Rule) }},
		{"rows", KindRows, 30, func(m miss) Cell { return Positions(m.Rows) }},
	}
}

// known is a length of time; zero means that the miss has none.
func known(seconds float64) Cell {
	if seconds == 0 {
		return Cell{Kind: KindDuration}
	}
	return Seconds(seconds)
}

// timeOf is a party's part of the time; misses that are not about time have none.
func timeOf(m miss, party string) Cell {
	if m.Elapsed == 0 {
		return Cell{Kind: KindDuration}
	}
	return Seconds(m.ByParty[party])
}
