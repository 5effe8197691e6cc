package fault

import (
	"slices"

	"github.com/slareport/slareport/report/evidence"
)

// bySite are the outages of a client by the folded name of their site, as places in the order of the client's records.
// A service may have tens of thousands of sites, each of which asks for its own.
type bySite map[string][]int

func outagesBySite(view *evidence.View) bySite {
	x := bySite{}
	for place, i := range view.Outages {
		site := evidence.Fold(view.All.Outages[i].Site.String())
		x[site] = append(x[site], place)
	}
	return x
}

// outagesAt lists the outages of a site and those that name none, in their order; all of them for site "".
func (p *Proofs) outagesAt(site string) []int32 {
	folded := evidence.Fold(site)
	if folded == "" {
		return p.view.Outages
	}
	places := slices.Concat(p.outages()[""], p.outages()[folded])
	slices.Sort(places)
	list := make([]int32, len(places))
	for k, place := range places {
		list[k] = p.view.Outages[place]
	}
	return list
}
