package availability

import (
	"fmt"
	"math/big"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// aService draws a service whose outages or probes are measured, and evidence of every kind about them.
var aService = rapid.Custom(func(t *rapid.T) *kindtest.World {
	p, w := kindtest.Pen{T: t}, network()
	zone, err := time.LoadLocation(kindtest.Choose(p, "UTC", "Europe/Berlin"))
	if err != nil {
		t.Fatal(err)
	}
	w.Agreement.Zone = zone
	w.Agreement.Calendars["office"] = p.ShopHours("office", zone)
	p.Faults(&w.Agreement)
	p.Cuts(w)
	w.Objective.Terms = &Terms{
		Calendar: kindtest.Choose(p, "office", "always", ""), Weighted: p.OneIn(2), PerSite: p.OneIn(3),
	}
	downtimes(p, w)
	p.Claims(w, "O0", "O1", "O2")
	p.Obligations(w, "O0", "T")
	w.AsOf = kindtest.Second(kindtest.Night)
	if p.OneIn(5) {
		w.AsOf = kindtest.Second(p.Second())
	}
	return w
})

// aProbedService draws the same service measured by its probes; its outages say who answers.
var aProbedService = rapid.Custom(func(t *rapid.T) *kindtest.World {
	p, w := kindtest.Pen{T: t}, aService.Draw(t, "service")
	a := w.Objective.Terms.(*Terms)
	a.Samples, a.Weighted = true, false
	a.By = kindtest.Choose(p, ByRun, ByRun, BySlot, ByRequest)
	a.Every = kindtest.Choose(p, fives(600), fives(1), fives(3), fives(12))
	a.Failures, a.Minutes = p.N(0, 3), kindtest.Choose(p, 0, fives(2), fives(10))
	a.Slot, a.Threshold = kindtest.Choose(p, fives(1), fives(7), fives(36)),
		kindtest.Choose(p, nil, big.NewRat(int64(p.N(1, 100)), 1))
	for _, site := range []string{"A", "B"}[:p.N(1, 2)] {
		n, state := p.Second()/4, kindtest.OK
		for range p.N(1, 40) {
			if p.OneIn(3) {
				state = kindtest.Choose(p, kindtest.OK, kindtest.Failed)
			}
			w.Sample(site, kindtest.Second(n), state)
			n += kindtest.Choose(p, 300, 300, 300, 299, 600, 601, 900, 0, 1800, 4000)
		}
	}
	return w
})

// fives is so many times five minutes.
func fives(n int) timeline.Micros { return timeline.Micros(n) * 5 * kindtest.Minute }

func downtimes(p kindtest.Pen, w *kindtest.World) {
	for i := range p.N(1, 6) {
		from := p.Second()
		w.Outage(fmt.Sprint("O", i), kindtest.Second(from).String(), kindtest.Second(from+60*p.N(-1, 150)).String(),
			func(o *evidence.Outage) {
				o.Service, o.Site, o.Share = p.Text("wan", "wan", "", "power", "desk"), p.Text("", "A", "B"),
					kindtest.Choose(p, evidence.NoFixed, evidence.One, 1, 333_333, 0)
				o.Cause, o.Fault = p.Text("", "customer change", "power grid", "our change", "unheard of"),
					p.Text("", "", "vendor", "provider")
				if p.OneIn(6) {
					o.To = timeline.NoInstant
				}
			})
	}
}

// hearing is what is said about the seconds of the service at a site, "" for all of it: of the service, and of each
// of its outages.
type hearing struct {
	w       *kindtest.World
	service []kindtest.Statement
	outages []*evidence.Outage
	own     [][]kindtest.Statement
}

func hearingAt(w *kindtest.World, service, site string) *hearing {
	about := func(c *evidence.Claim) bool { return kindtest.ForService(c, service) }
	h := &hearing{w: w, service: slices.Concat(w.Claimed(about), w.Owed("", service), w.Upstream(service))}
	for i := range w.Evidence.Outages {
		o := &w.Evidence.Outages[i]
		here := site == "" || o.Site.Empty() || o.Site.String() == site
		if here && o.From <= w.AsOf && (o.Service.Empty() || o.Service.String() == service) {
			h.outages, h.own = append(h.outages, o), append(h.own, saidOfOutage(w, o))
		}
	}
	return h
}

// at says who answers for a second: by what is said of the outages in it, else by what is said of the service.
func (h *hearing) at(n int) kindtest.Answer {
	var lists [][]kindtest.Statement
	for k, o := range h.outages {
		if kindtest.SecondOf(o.From) <= n && n < kindtest.SecondOf(o.To) {
			lists = append(lists, h.own[k])
		}
	}
	if len(lists) == 0 {
		lists = [][]kindtest.Statement{h.service}
	}
	return heardTogether(h.w, lists, n)
}

// heardTogether says who answers for a second that several cases share: others do where each of the cases is theirs.
func heardTogether(w *kindtest.World, lists [][]kindtest.Statement, n int) kindtest.Answer {
	var open []kindtest.Statement // of the cases that are not others' by the evidence
	out, any, kept := kindtest.Answer{Taken: true}, false, false
	for _, list := range lists {
		a := w.Hear(list, party.Undetermined, n)
		out.Taken = out.Taken && a.Taken
		kept = kept || !a.Taken && a.Contract != party.Undetermined
		if !attribution.IsOther(a.Evident) {
			any, open = true, append(open, list...)
		}
	}
	if !any {
		open = slices.Concat(lists...)
	}
	if out.Evident = w.Hear(open, party.Undetermined, n).Evident; out.Evident == party.Undetermined && kept {
		out.Evident = party.Provider
	}
	return out
}

// saidOfOutage is what is said about the seconds of one outage.
func saidOfOutage(w *kindtest.World, o *evidence.Outage) []kindtest.Statement {
	about := func(c *evidence.Claim) bool {
		return kindtest.ForService(c, "wan") || o.ID != "" && slices.Contains(c.IDs, o.ID)
	}
	caused := w.Caused(o.Fault, o.Cause, -kindtest.Never, kindtest.Never)
	return slices.Concat(w.Claimed(about), w.Owed(o.ID, "wan"), w.Upstream("wan"), caused)
}

// slowAccount is what a period comes to: what counts, what was lost of it by whom and what of that the contract takes,
// in millionths; the same of what nothing is known of.
type slowAccount struct {
	total, unknown             int64
	lost, taken, gone, excused [party.Count]int64
}

func (a *slowAccount) lose(who kindtest.Answer, share int64) {
	a.lost[who.Evident] += share
	if who.Taken {
		a.taken[who.Evident] += share
	}
}

func (a *slowAccount) miss(who kindtest.Answer, share int64) {
	a.unknown += share
	a.gone[who.Evident] += share
	if who.Taken {
		a.excused[who.Evident] += share
	}
}

// excusedOf is how much of a loss each score takes away: experienced, attributable, contractual, by the other
// convention, on the provider, on others.
func excusedOf(lost, taken *[party.Count]int64, f *agreement.Fault) [6]int64 {
	var others, accepted int64
	for p := range lost {
		accepted += taken[p]
		if attribution.IsOther(party.Party(p)) {
			others += lost[p]
		}
	}
	all := accepted + lost[party.Undetermined] - taken[party.Undetermined]
	contract := accepted
	if attribution.IsOther(f.Undetermined) {
		contract = all
	}
	return [6]int64{0, others, contract, contract, accepted, all}
}

// scores are good and total, in the order of excusedOf. Where excused seconds stay as good ones, a second of which
// nothing is known but that it would be excused is a good one.
func (a *slowAccount) scores(f *agreement.Fault) (list [6][2]int64) {
	lost := int64(0)
	for _, n := range a.lost {
		lost += n
	}
	sure := excusedOf(&a.gone, &a.excused, f)
	for i, excused := range excusedOf(&a.lost, &a.taken, f) {
		if removed := f.Removed != (i == 3); removed && i > 0 {
			list[i] = [2]int64{a.total - lost, a.total - excused}
		} else {
			list[i] = [2]int64{a.total - lost + excused + sure[i], a.total + sure[i]}
		}
	}
	return list
}

// bounds are the best and the worst case: they count what is unknown as good, and as lost.
func (a *slowAccount) bounds(f *agreement.Fault) (best, worst [2]int64) {
	whole := *a
	whole.total += a.unknown
	whole.gone, whole.excused = [party.Count]int64{}, [party.Count]int64{}
	best = whole.scores(f)[2]
	for p := range a.gone {
		whole.lost[p] += a.gone[p]
		whole.taken[p] += a.excused[p]
	}
	return best, whole.scores(f)[2]
}

// agrees compares a result with an account, of which so many make a unit.
func (a *slowAccount) agrees(t rapid.TB, w *kindtest.World, r *measure.Result, unit int64) {
	t.Helper()
	same := func(what string, got measure.Score, want [2]int64) {
		if got.Good.Cmp(big.NewRat(want[0], unit)) != 0 || got.Total.Cmp(big.NewRat(want[1], unit)) != 0 {
			t.Fatalf("%s %v of %v, the walk counts %v\n%s", what, got.Good, got.Total, want, kindtest.TellCase(w))
		}
	}
	list := a.scores(&w.Agreement.Fault)
	for i, s := range []measure.Score{r.Experienced, r.Attributable, r.Contractual, r.Other, r.OnProvider, r.OnOthers} {
		same([]string{"experienced", "attributable", "contractual", "other", "on provider", "on others"}[i], s, list[i])
	}
	for p, n := range a.lost {
		if got := r.Attribution[p]; got == nil && n != 0 || got != nil && got.Cmp(big.NewRat(n, unit)) != 0 {
			t.Fatalf("%s lost %v, the walk counts %d\n%s", party.Party(p), got, n, kindtest.TellCase(w))
		}
	}
	if r.Best == nil {
		return
	}
	best, worst := a.bounds(&w.Agreement.Fault)
	if r.Unread.Doubtful > 0 { // an outage that ended before it began may have been any
		worst[0] = 0
	}
	same("best", *r.Best, best)
	same("worst", *r.Worst, worst)
	terms := w.Objective.Terms.(*Terms)
	if r.Coverage == nil && !terms.Samples && a.unknown == 0 { // the bounds are those of an outage that may not count
		return
	}
	if whole := a.total + a.unknown; whole > 0 && terms.By != ByRequest &&
		(r.Coverage == nil || r.Coverage.Cmp(big.NewRat(100*a.total, whole)) != 0) {
		t.Fatalf("coverage %v, the walk knows %d of %d\n%s", r.Coverage, a.total, whole, kindtest.TellCase(w))
	}
}

func TestOutagesAgreeWithAWalkSecondBySecond(t *testing.T) {
	kindtest.ManyTimes(t, 500, aService, func(t rapid.TB, w *kindtest.World) {
		terms := w.Objective.Terms.(*Terms)
		door := w.Shop(terms.Calendar)
		var seen []*evidence.Outage
		own := map[*evidence.Outage][]kindtest.Statement{}
		sites := []string{}
		for i := range w.Evidence.Outages {
			o := &w.Evidence.Outages[i]
			if o.From > w.AsOf || o.Service.String() != "wan" && !o.Service.Empty() {
				continue
			}
			seen = append(seen, o)
			own[o] = saidOfOutage(w, o)
			if site := o.Site.String(); terms.PerSite && site != "" && !slices.Contains(sites, site) {
				sites = append(sites, site)
			}
		}
		if len(sites) == 0 {
			sites = []string{"any"}
		}
		results := slowly(w, t)
		for i, p := range w.Periods {
			account := slowAccount{}
			for n := kindtest.SecondOf(p.From); n < min(kindtest.SecondOf(p.To), kindtest.SecondOf(w.AsOf)); n++ {
				if !door.Open(n) {
					continue
				}
				for _, site := range sites {
					account.total += int64(evidence.One)
					var lost, open [party.Count]int64
					var said [][]kindtest.Statement
					for _, o := range seen {
						// without a site it hit them all
						if n < kindtest.SecondOf(o.From) || n >= kindtest.SecondOf(o.To) ||
							site != "any" && !o.Site.Empty() && site != o.Site.String() {
							continue
						}
						said = append(said, own[o])
						share := int64(evidence.One)
						if o.Share.Known() {
							share = int64(o.Share)
						}
						if terms.Weighted {
							who := w.Hear(own[o], party.Undetermined, n)
							lost[who.Evident] = max(lost[who.Evident], share)
							if !who.Taken {
								open[who.Evident] = max(open[who.Evident], share)
							}
						}
					}
					if !terms.Weighted && len(said) > 0 {
						account.lose(heardTogether(w, said, n), int64(evidence.One))
						continue
					}
					lost, taken := shared(lost, open)
					for p := range lost {
						account.lost[p] += lost[p]
						account.taken[p] += taken[p]
					}
				}
			}
			account.agrees(t, w, &results[i], int64(evidence.One))
		}
		kindtest.BooksBalance(tellingAll{t, w}, results[len(results)-1])
	})
}

func slowly(w *kindtest.World, t rapid.TB) []measure.Result {
	t.Helper()
	results, err := kindtest.ResultsOf(w.Context(t), &w.Objective)
	if err != nil {
		t.Fatalf("%v\n%s", err, kindtest.TellCase(w))
	}
	return results
}

// tellingAll fails at once and tells the case.
type tellingAll struct {
	rapid.TB
	w *kindtest.World
}

func (c tellingAll) Errorf(format string, args ...any) {
	c.Helper()
	c.Fatalf("%s\n%s", fmt.Sprintf(format, args...), kindtest.TellCase(c.w))
}

// probe is one sample of a site.
type probe struct {
	at     int
	failed bool
}

// probedSite is what the probes of one place tell, second by second.
type probedSite struct {
	name        string
	told        []evidence.Flag // by second
	probes      []probe         // in order of time
	end         int             // the date of the data
	first, last int             // seconds between which it should tell something
	down, known []bool
	all, bad    [kindtest.LongNight]int64 // samples of each second
}

// probed puts the samples into their seconds, by site; of several in one second the worst counts where time is judged.
func probedSites(w *kindtest.World) (list []*probedSite) {
	for i, s := range w.Series {
		site := &probedSite{
			name: s.Site.String(), end: min(kindtest.LongNight, kindtest.SecondOf(w.AsOf)),
			told: make([]evidence.Flag, kindtest.LongNight), down: make([]bool, kindtest.LongNight),
			known: make([]bool, kindtest.LongNight),
		}
		for _, x := range w.Samples {
			if n := kindtest.SecondOf(x.At); int(x.Series) == i && x.At <= w.AsOf && n < kindtest.LongNight {
				site.all[n]++
				if x.OK == evidence.No {
					site.bad[n]++
				}
				if site.told[n] != evidence.No {
					site.told[n] = x.OK
				}
			}
		}
		for n, told := range site.told {
			if told != evidence.Blank {
				site.probes = append(site.probes, probe{n, told == evidence.No})
			}
		}
		if len(site.probes) > 0 {
			list = append(list, site)
		}
	}
	return list
}

// speaks is the second until which a probe speaks: the next one, or where that is too far the agreed time.
func (s *probedSite) speaks(i int, every int) int {
	if i+1 < len(s.probes) && s.probes[i+1].at-s.probes[i].at <= 2*every {
		return s.probes[i+1].at
	}
	return min(s.end, s.probes[i].at+every)
}

// runs marks the seconds in which enough probes in a row failed, or failed for long enough.
func (s *probedSite) runs(a *Terms) {
	every, failures := int(a.Every/timeline.Second), a.Failures
	if failures == 0 && a.Minutes == 0 {
		failures = 1
	}
	for i := range s.probes {
		for n := s.probes[i].at; n < s.speaks(i, every); n++ {
			s.known[n] = true
		}
	}
	for i := 0; i < len(s.probes); i++ {
		k, seconds := i, 0
		for k < len(s.probes) && s.probes[k].failed {
			seconds += s.speaks(k, every) - s.probes[k].at
			k++
		}
		if failures > 0 && k-i >= failures && k > i || k > i && a.Minutes > 0 && seconds >= int(a.Minutes/timeline.Second) {
			for j := i; j < k; j++ {
				for n := s.probes[j].at; n < s.speaks(j, every); n++ {
					s.down[n] = true
				}
			}
		}
		i = max(i, k)
	}
	s.lives(every)
}

func (s *probedSite) lives(every int) {
	s.first, s.last = s.probes[0].at, s.probes[len(s.probes)-1].at+max(1, every)
}

// slots marks the seconds of slots of the local day in which too many probes failed.
func (s *probedSite) slots(w *kindtest.World) {
	a, length := w.Objective.Terms.(*Terms), int(w.Objective.Terms.(*Terms).Slot/timeline.Second)
	threshold := a.Threshold
	if threshold == nil {
		threshold = big.NewRat(50, 1)
	}
	midnight := kindtest.SecondOf(timeline.Of(time.Date(2026, 10, 24, 0, 0, 0, 0, w.Agreement.Zone)))
	next := kindtest.SecondOf(timeline.Of(time.Date(2026, 10, 25, 0, 0, 0, 0, w.Agreement.Zone)))
	slot := func(n int) [2]int { // day and number of a second's slot
		if n < next {
			return [2]int{24, (n - midnight) / length}
		}
		return [2]int{25, (n - next) / length}
	}
	all, bad := map[[2]int]int64{}, map[[2]int]int64{}
	for _, p := range s.probes {
		all[slot(p.at)]++
		if p.failed {
			bad[slot(p.at)]++
		}
	}
	for n := range kindtest.LongNight {
		k := slot(n)
		s.known[n] = all[k] > 0
		s.down[n] = bad[k] > 0 && big.NewRat(100*bad[k], all[k]).Cmp(threshold) >= 0
	}
	s.lives(length)
}

// tells is what the sites together tell of a second: down where one is, unknown where nobody tells anything or one
// that should is silent.
func tells(list []*probedSite, n int) (down, unknown bool) {
	known, silent := false, false
	for _, s := range list {
		down = down || s.down[n]
		known = known || s.known[n]
		silent = silent || len(list) > 1 && s.first <= n && n < s.last && !s.known[n]
	}
	return down, !down && (!known || silent)
}

func TestProbesAgreeWithAWalkSecondBySecond(t *testing.T) {
	kindtest.ManyTimes(t, 500, aProbedService, func(t rapid.TB, w *kindtest.World) {
		terms := w.Objective.Terms.(*Terms)
		if terms.By == ByRequest {
			requests(t, w)
			return
		}
		sites := probedSites(w)
		for _, s := range sites {
			if terms.By == BySlot {
				s.slots(w)
			} else {
				s.runs(terms)
			}
		}
		groups := [][]*probedSite{sites}
		if terms.PerSite && len(sites) > 1 {
			groups = [][]*probedSite{sites[:1], sites[1:]}
		}
		door, said := w.Shop(terms.Calendar), make([]*hearing, len(groups))
		for k, g := range groups {
			site := ""
			if terms.PerSite && len(g) > 0 {
				site = g[0].name
			}
			said[k] = hearingAt(w, "wan", site)
		}
		results := slowly(w, t)
		for i, p := range w.Periods {
			account := slowAccount{}
			for n := kindtest.SecondOf(p.From); n < min(kindtest.SecondOf(p.To), kindtest.SecondOf(w.AsOf)); n++ {
				if !door.Open(n) {
					continue
				}
				for k, g := range groups {
					switch down, unknown := tells(g, n); {
					case unknown:
						account.miss(said[k].at(n), 1)
					case down:
						account.total++
						account.lose(said[k].at(n), 1)
					default:
						account.total++
					}
				}
			}
			account.agrees(t, w, &results[i], 1)
		}
		kindtest.BooksBalance(tellingAll{t, w}, results[len(results)-1])
	})
}

// requests counts probes one by one; for every agreed stretch without one it counts how many are missing.
func requests(t rapid.TB, w *kindtest.World) {
	terms, sites := w.Objective.Terms.(*Terms), probedSites(w)
	every := int(terms.Every / timeline.Second)
	for _, s := range sites {
		for i := range s.probes {
			for n := s.probes[i].at; n < s.speaks(i, every); n++ {
				s.known[n] = true
			}
		}
		s.lives(every)
	}
	door, said := w.Shop(terms.Calendar), hearingAt(w, "wan", "")
	at := make([]*hearing, len(sites))
	for k, s := range sites {
		at[k] = hearingAt(w, "wan", s.name)
	}
	results := slowly(w, t)
	unit := int64(max(1, every))
	for i, p := range w.Periods {
		account, whole := slowAccount{}, 0
		for n := kindtest.SecondOf(p.From); n < kindtest.SecondOf(p.To); n++ {
			if !door.Open(n) {
				continue
			}
			for k, s := range sites {
				account.total += unit * s.all[n]
				if s.bad[n] > 0 {
					account.lose(at[k].at(n), unit*s.bad[n])
				}
				if n >= kindtest.SecondOf(w.AsOf) || len(sites) > 1 && (n < s.first || n >= s.last) {
					continue
				}
				whole++
				if !s.known[n] {
					account.miss(at[k].at(n), 1)
				}
			}
		}
		if whole == 0 {
			for n := kindtest.SecondOf(p.From); n < min(kindtest.SecondOf(p.To), kindtest.SecondOf(w.AsOf)); n++ {
				if door.Open(n) {
					account.miss(said.at(n), 1)
				}
			}
		}
		account.agrees(t, w, &results[i], unit)
		if whole > 0 && results[i].Coverage.Cmp(big.NewRat(100*(int64(whole)-account.unknown), int64(whole))) != 0 {
			t.Fatalf("coverage %v, the walk knows all but %d of %d\n%s", results[i].Coverage, account.unknown, whole,
				kindtest.TellCase(w))
		}
	}
}
