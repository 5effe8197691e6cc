package evidence

import (
	"math"
	"slices"
	"sync"

	"github.com/slareport/slareport/report/timeline"
)

// Down is an outage of a service that no row tells of.
func Down(service Text, v timeline.Interval) Outage {
	never := timeline.NoInstant
	return Outage{
		Service: service, From: v.From, To: v.To, Detected: never, Acknowledged: never, Notified: never, Share: NoFixed,
		Pos: Pos{Origin: math.MaxUint32},
	}
}

// outageIndex finds the outages of a service or of a site without going through all of them for each: there may be
// thousands of either. Values are places among the outages, by folded name.
type outageIndex struct {
	of                []int32 // the outages of the view that it was made for
	services, atSites func() map[string][]int
}

// OutagesOf lists the outages that may be about a service and a site, in canonical order: all those that name it or
// none, and perhaps others, so that whoever asks looks at each. "" is any service, or any site.
func (v *View) OutagesOf(service, site string) []int32 {
	service, site = Fold(service), Fold(site)
	x := v.outages
	if service == "" && site == "" || !x.fits(v.Outages) {
		return v.Outages
	}
	index, name := x.services, service
	if site != "" {
		index, name = x.atSites, site
	}
	places := slices.Concat(index()[""], index()[name])
	slices.Sort(places)
	list := make([]int32, len(places))
	for k, place := range places {
		list[k] = v.Outages[place]
	}
	return list
}

// fits tells whether the index is about a list: a copy of a view may have fewer outages.
func (x *outageIndex) fits(list []int32) bool {
	return x != nil && len(list) > 0 && len(x.of) == len(list) && &x.of[0] == &list[0]
}

// indexOutages makes the index of a view that has its outages. What it holds is found when it is first asked for.
func (v *View) indexOutages() {
	by := func(name func(*Outage) Text) func() map[string][]int {
		return sync.OnceValue(func() map[string][]int {
			places := map[string][]int{}
			for place, i := range v.Outages {
				folded := Fold(name(&v.All.Outages[i]).String())
				places[folded] = append(places[folded], place)
			}
			return places
		})
	}
	v.outages = &outageIndex{
		of: v.Outages, services: by(func(o *Outage) Text { return o.Service }),
		atSites: by(func(o *Outage) Text { return o.Site }),
	}
}
