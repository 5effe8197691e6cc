package zones

import (
	"slices"
	"time"

	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
)

// A local time is of its source's time zone, else of its agreement's (rules §1), which is that of the client that
// the row names. Rows of which no client is known belong to all agreements: they are of the zone that these share,
// and where they differ, of the workspace's, which a finding says. So are those of a client whose agreements, one
// after the other, have different zones.
//
// Rule §1 (utc-instants): Instants are kept in UTC; a cell without an offset takes the source's zone, else the
// agreement's.

// Set is the zones that a source's local times may be of. Nearly always that is one.
type Set struct {
	List   []*calendar.Zone // the first is that of rows of which no client is known
	client map[string]int   // by name without regard to case and outer space; empty where there is one zone
}

// NoClient is the place among the zones of rows of which no client is known.
const NoClient = 0

// Convention time (zone-of-cell): A cell without an offset is read in the source's zone, else in that of the
// agreement whose client the row names. Set by `sources.timezone`.

// Of lists the zones that a source's local times may be of.
func Of(spec *sources.Spec, w *workspace.Workspace) Set {
	if spec.Zone != nil {
		return oneZone(spec.Zone)
	}
	locations, client := zonesOf(w)
	if len(locations) == 1 {
		return oneZone(locations[0])
	}
	z := Set{client: client}
	for _, l := range locations {
		z.List = append(z.List, calendar.NewZone(l))
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
		if places[i] == NoClient {
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
				client[evidence.Fold(name)] = NoClient
				continue
			}
			client[evidence.Fold(name)] = places[i]
		}
	}
	return locations, client
}

func oneZone(l *time.Location) Set { return Set{List: []*calendar.Zone{calendar.NewZone(l)}} }

// Several tells whether rows must be asked whose they are.
func (z *Set) Several() bool { return len(z.List) > 1 }

// ofClient is the place of a client's zone.
func (z *Set) ofClient(name string) int { return z.client[evidence.Fold(name)] }

// OfSource is the zone of a source's local times, as far as it is one.
func OfSource(spec *sources.Spec, w *workspace.Workspace) *calendar.Zone {
	z := Of(spec, w)
	for _, r := range spec.Records {
		if client, set := r.Set["client"]; set {
			return z.List[z.ofClient(client)]
		}
	}
	return z.List[NoClient]
}
