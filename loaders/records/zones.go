package records

import (
	"slices"
	"time"

	"github.com/slareport/slareport/loaders/records/headers"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// A local time is of its source's time zone, else of its agreement's (rules §1), which is that of the client that
// the row names. Rows of which no client is known belong to all agreements: they are of the zone that these share,
// and where they differ, of the workspace's, which a finding says. So are those of a client whose agreements, one
// after the other, have different zones.
//
// zones are those that a source's local times may be of. Nearly always that is one.
//
// Rule §1 (utc-instants): Instants are kept in UTC; a cell without an offset takes the source's zone, else the
// agreement's.
type zones struct {
	list   []*calendar.Zone // the first is that of rows of which no client is known
	client map[string]int   // by name without regard to case and outer space; empty where there is one zone
}

// noClient is the place among the zones of rows of which no client is known.
const noClient = 0

// Convention time (zone-of-cell): A cell without an offset is read in the source's zone, else in that of the
// agreement whose client the row names. Set by `sources.timezone`.
func newZones(spec *workspace.SourceSpec, w *workspace.Workspace) zones {
	if spec.Zone != nil {
		return oneZone(spec.Zone)
	}
	locations, client := zonesOf(w)
	if len(locations) == 1 {
		return oneZone(locations[0])
	}
	z := zones{client: client}
	for _, l := range locations {
		z.list = append(z.list, calendar.NewZone(l))
	}
	return z
}

// zonesOf are the zones of a workspace whose sources have none: the one that its agreements share, else that of
// rows of which no client is known and each of theirs.
func zonesOf(w *workspace.Workspace) (locations []*time.Location, client map[string]int) {
	locations = []*time.Location{w.Zone}
	places := make([]int, len(w.Agreements))
	for i, a := range w.Agreements {
		places[i] = 1 + slices.IndexFunc(locations[1:], func(l *time.Location) bool { return l.String() == a.Zone.String() })
		if places[i] == noClient {
			places[i] = len(locations)
			locations = append(locations, a.Zone)
		}
	}
	if len(locations) == 2 {
		return locations[1:], nil
	}
	client = map[string]int{}
	for i, a := range w.Agreements {
		for _, name := range a.Names() {
			if other, met := client[evidence.Fold(name)]; met && other != places[i] {
				client[evidence.Fold(name)] = noClient
				continue
			}
			client[evidence.Fold(name)] = places[i]
		}
	}
	return locations, client
}

func oneZone(l *time.Location) zones { return zones{list: []*calendar.Zone{calendar.NewZone(l)}} }

// several tells whether rows must be asked whose they are.
func (z *zones) several() bool { return len(z.list) > 1 }

// ofClient is the place of a client's zone.
func (z *zones) ofClient(name string) int { return z.client[evidence.Fold(name)] }

// tellZone says, once for a source, by which zone rows were read of which no client is known. It is nothing to
// tell where all their times have offsets.
//
// Convention time (zone-without-client): A row that names no client of an agreement is read in the zone that all
// agreements share; where they differ, in the workspace's, and that is a finding. Set by `sources.timezone`.
func (r *sourceRun) tellZone() {
	if !r.readers.local.Load() {
		return
	}
	rows := 0
	var first *input
	for _, in := range r.inputs {
		if rows += in.books.NoClient.Count; first == nil && rows > 0 {
			first = in
		}
	}
	if first == nil {
		return
	}
	var names []string
	for _, z := range r.readers.zones.list[1:] {
		names = append(names, z.Location().String())
	}
	slices.Sort(names)
	first.books.Find("", evidence.Finding{
		Severity: evidence.Warning, Row: first.books.NoClient.Row, Count: rows,
		Message: finding.Say("load.zone-of-workspace", r.readers.zone.Location().String(), headers.ListNames(names)),
		Hint:    finding.Say("hint.give-timezone"),
	})
}
