package unmatched

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// astray are the rows of one type that name a service that nothing is about, as it is compared.
type astray struct{ records, service string }

// astrayRows are how many there are, and the first of them, with the service as it writes it.
type astrayRows struct {
	count   int
	first   evidence.Pos
	service string
}

// excuses finds the services that claims and obligations name and that nothing else is about.
//
// Convention doubt (excuses-of-nothing): A service that claims or obligations name, and no objective, no dependency and
// no row of another type, is a finding with its number of rows: they excuse nothing, and the service may be written
// otherwise.
func (w *check) excuses() {
	known, depends := w.services(), map[string]bool{}
	for _, d := range w.Agreement.Fault.Dependencies {
		depends[evidence.Fold(d.Service)], depends[evidence.Fold(d.On)] = true, true
	}
	all, found := w.Evidence.All, map[astray]astrayRows{}
	names := func(records string, services []string, pos evidence.Pos) {
		for _, s := range services {
			x := astray{records, evidence.Fold(s)}
			if _, met := known[x.service]; met || depends[x.service] {
				continue
			}
			rows := found[x]
			if rows.count++; rows.count == 1 || evidence.ComparePos(pos, rows.first) < 0 {
				rows.first, rows.service = pos, s
			}
			found[x] = rows
		}
	}
	for _, i := range w.Evidence.Claims {
		if c := &all.Claims[i]; !(c.From > w.AsOf) {
			names("claims", c.Services, c.Pos)
		}
	}
	for _, i := range w.Evidence.Obligations {
		o := &all.Obligations[i]
		names("obligations", o.Services, o.Pos)
	}
	for _, x := range slices.SortedFunc(maps.Keys(found), func(a, b astray) int {
		return cmp.Or(evidence.ComparePos(found[a].first, found[b].first), strings.Compare(a.service, b.service))
	}) {
		w.excuseNothing(x.records, found[x], known)
	}
}

func (w *check) excuseNothing(records string, rows astrayRows, known vocabulary) {
	f := evidence.Finding{
		Severity: evidence.Warning, Row: int(rows.first.Row), Count: rows.count,
		Message: finding.Say(
			"finding.excuses-nothing", finding.Count(rows.count), finding.Say("records."+records), finding.Quote(rows.service),
		),
	}
	if int(rows.first.Origin) < len(w.Evidence.All.Origins) {
		o := w.Evidence.All.Origins[rows.first.Origin]
		f.File, f.Sheet = o.File, o.Sheet
	}
	if near := nearestWord(rows.service, known.texts()); near != "" {
		f.Hint = finding.Say("hint.did-you-mean", finding.Quote(near))
	}
	w.found = append(w.found, f)
}
