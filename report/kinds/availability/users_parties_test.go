package availability

import (
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/party"
)

// Every party answers for the users of its own outages: the customer's 10 % excuse 10 %, whatever hit the others in
// the same hour. Beyond all users each has its proportion, and outages of one party count as the largest of them.
//
// Decides: weighted-parties, outage-overlapping-weights.
func TestEveryPartyAnswersForItsOwnUsers(t *testing.T) {
	const percent = evidence.One / 100
	for _, c := range []struct {
		customer, vendor, nobody, ours evidence.Fixed
		want                           map[party.Party]string // seconds of an hour
	}{
		{customer: 10, nobody: 80, want: map[party.Party]string{party.Customer: "360", party.Undetermined: "2880"}},
		{customer: 80, ours: 10, want: map[party.Party]string{party.Customer: "2880", party.Provider: "360"}},
		{customer: 80, ours: 40, want: map[party.Party]string{party.Customer: "2399.9988", party.Provider: "1200.0012"}},
		{
			customer: 60, vendor: 30, ours: 10,
			want: map[party.Party]string{party.Customer: "2160", party.ForceMajeure: "1080", party.Provider: "360"},
		},
	} {
		w := network()
		w.Objective.Terms.(*Terms).Weighted = true
		for cause, share := range map[string]evidence.Fixed{
			"customer change": c.customer, "power grid": c.vendor, "": c.nobody, "our change": c.ours,
		} {
			if share > 0 {
				w.Outage("O "+cause, "2026-04-06T09:00", "2026-04-06T10:00", kindtest.CausedBy(cause),
					kindtest.Hitting(share*percent))
			}
		}
		r := w.Measure(t)
		for p := party.Party(0); p < party.Count; p++ {
			if want := c.want[p]; want != "" && c.customer+c.ours <= 100 || want == "" {
				kindtest.Exactly(t, p.String(), r.Attribution[p], want)
			}
		}
		kindtest.BooksBalance(t, r)
	}
	w := network()
	w.Objective.Terms.(*Terms).Weighted = true
	for _, id := range []string{"first", "second"} {
		w.Outage(id, "2026-04-06T09:00", "2026-04-06T10:00", kindtest.CausedBy("our change"), kindtest.Hitting(50*percent))
	}
	kindtest.Exactly(t, "one party", w.Measure(t).Attribution[party.Provider], "1800")
}

// A site's outage is judged by its own evidence: what cut off Berlin does not excuse Munich, nor the other way round.
//
// Decides: evidence-of-site.
func TestASiteIsJudgedByItsOwnEvidence(t *testing.T) {
	for _, c := range []struct{ berlin, munich, customer, undetermined string }{
		{"customer change", "", "86400", "86400"}, {"", "customer change", "86400", "86400"},
		{"customer change", "customer change", "172800", ""},
	} {
		w := network()
		w.Objective.Terms.(*Terms).PerSite = true
		w.Outage("O1", "2026-04-06", "2026-04-07", kindtest.Site("Berlin"), kindtest.CausedBy(c.berlin))
		w.Outage("O2", "2026-04-06", "2026-04-07", kindtest.Site("Munich"), kindtest.CausedBy(c.munich))
		r := w.Measure(t)
		kindtest.Exactly(t, "customer", r.Accepted[party.Customer], c.customer)
		kindtest.Exactly(t, "undetermined", r.Attribution[party.Undetermined], c.undetermined)
	}
	w := network() // a claim that names one site's outage, and one for the service
	w.Objective.Terms.(*Terms).PerSite = true
	w.Outage("O1", "2026-04-06", "2026-04-07", kindtest.Site("Berlin"))
	w.Outage("O2", "2026-04-06", "2026-04-07", kindtest.Site("Munich"))
	w.Claim("customer", "2026-04-06", "2026-04-07", func(c *evidence.Claim) { c.IDs = []string{"O1"} })
	kindtest.Exactly(t, "by id", w.Measure(t).Accepted[party.Customer], "86400")
	w.Claim("customer", "2026-04-06", "2026-04-06T12:00")
	kindtest.Exactly(t, "by service", w.Measure(t).Accepted[party.Customer], "129600")
}
