package score

import (
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
)

// sources are the files that this client's records came from, with whatever they share with other clients; files
// that tell of other clients alone are none of this one's business. A file from which nothing could be loaded
// stays: it may have been meant for this client.
func (b *build) sources() []evidence.Source {
	all := b.Evidence.All
	used := make([]bool, len(all.Origins))
	note := func(p evidence.Pos) {
		if int(p.Origin) < len(used) {
			used[p.Origin] = true
		}
	}
	for _, i := range b.Evidence.Tickets {
		note(all.Tickets[i].Pos)
		for _, e := range b.Evidence.EventsOf(i) {
			note(all.Events[e].Pos)
		}
	}
	for _, i := range b.Evidence.Outages {
		note(all.Outages[i].Pos)
	}
	for _, i := range b.Evidence.Claims {
		note(all.Claims[i].Pos)
	}
	for _, i := range b.Evidence.Surveys {
		note(all.Surveys[i].Pos)
	}
	for _, i := range b.Evidence.Tallies {
		note(all.Tallies[i].Pos)
	}
	for _, i := range b.Evidence.Obligations {
		note(all.Obligations[i].Pos)
	}
	sampled := b.sampled()
	out := []evidence.Source{}
	for i, s := range all.Sources {
		if i < len(used) && used[i] || s.Loaded == 0 || slices.Contains(sampled, s.ID) {
			out = append(out, s)
		}
	}
	return out
}

// sampled lists the sources of this client's samples.
func (b *build) sampled() []string {
	var ids []string
	if b.Samples == nil {
		return nil
	}
	for _, s := range b.Samples.Series {
		name := s.Key.Client.String()
		own := name == "" || slices.ContainsFunc(b.Agreement.Names(), func(n string) bool { return fault.SameName(n, name) })
		if own && !slices.Contains(ids, s.Key.Source) {
			ids = append(ids, s.Key.Source)
		}
	}
	return ids
}
