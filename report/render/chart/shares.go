package chart

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/results"
	"github.com/slareport/slareport/report/words"
)

// Slice is one party's part of a bar that stands for everything.
type Slice struct {
	Party    string
	From, To float64 // of the bar's length
	Label    string  // the party's word
	Text     string  // its share: "23.5 %"
}

// Shares cuts a bar by party in the order of the list. Nothing to share gives no slices.
func Shares(list []report.Amount, c *words.Catalogue) []Slice {
	whole := 0.0
	for _, a := range list {
		if v, ok := parse(a.Amount); ok && v > 0 {
			whole += v
		}
	}
	var slices []Slice
	from := 0.0
	for _, a := range list {
		v, ok := parse(a.Amount)
		if !ok || v <= 0 {
			continue
		}
		to := min(1, from+v/whole)
		slices = append(
			slices, Slice{Party: a.Party, From: from, To: to, Label: table.PartyName(c, a.Party),
				Text: results.Part(list, a).Print(c)},
		)
		from = to
	}
	if n := len(slices); n > 0 {
		slices[n-1].To = 1
	}
	return slices
}
