package wording

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/slareport/slareport/report/evidence"
)

// Place names rows in a sentence: "events.csv rows 12 to 14", "events.csv row 12; tickets.csv row 3".
func (w *Words) Place(origins []evidence.Origin, list []evidence.Pos) string {
	sorted := slices.Clone(list)
	slices.SortFunc(
		sorted, func(x, y evidence.Pos) int { return cmp.Or(cmp.Compare(x.Origin, y.Origin), cmp.Compare(x.Row, y.Row)) },
	)
	sorted = slices.Compact(sorted)
	var parts []string
	for len(sorted) > 0 {
		n := 1
		for n < len(sorted) && sorted[n].Origin == sorted[0].Origin {
			n++
		}
		parts = append(parts, w.rowsOfFile(&origins[sorted[0].Origin], sorted[:n]))
		sorted = sorted[n:]
	}
	return w.Clauses(parts)
}

func (w *Words) rowsOfFile(origin *evidence.Origin, list []evidence.Pos) string {
	name := origin.File[strings.LastIndex(origin.File, "/")+1:]
	if origin.Sheet != "" {
		name += " " + origin.Sheet
	}
	var runs []string
	for i := 0; i < len(list); {
		k := i
		for k+1 < len(list) && list[k+1].Row == list[k].Row+1 {
			k++
		}
		switch first, last := list[i].Row, list[k].Row; {
		case k == i:
			runs = append(runs, fmt.Sprint(first))
		case k == i+1:
			runs = append(runs, fmt.Sprint(first), fmt.Sprint(last))
		default:
			runs = append(runs, w.T("rows.range", first, last))
		}
		i = k + 1
	}
	if len(runs) > 8 {
		runs = append(runs[:8:8], "…")
	}
	if len(list) == 1 {
		return w.T("rows.one", name, runs[0])
	}
	return w.T("rows.many", name, strings.Join(runs, ", "))
}
