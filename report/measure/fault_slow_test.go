package measure

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// statement is what one record says about who answers, from one second to another.
type statement struct {
	proof    agreement.Proof
	party    party.Party
	from, to int
	accepted []bool // by second of the night where the contract decides about each; nil: it accepts them all
	evident  bool   // counts by the evidence where it is not accepted
}

// names are the parties as the records of the slow references write them.
var names = map[string]party.Party{"customer": party.Customer, "vendor": party.ThirdParty, "maintenance": party.Maintenance, "force majeure": party.ForceMajeure, "provider": party.Provider}

// claimed is what the claims say that are about something.
func (w *world) claimed(about func(*evidence.Claim) bool) (list []statement) {
	accepted := w.acceptedSeconds()
	for i := range w.all.Claims {
		c := &w.all.Claims[i]
		if !about(c) || c.Recorded > w.asOf {
			continue
		}
		who, known := names[c.Party.String()]
		from, to := w.claimTime(c)
		list = append(list, statement{agreement.ProofClaim, who, from, to, accepted[i], known && who != party.Provider && (approvedBySide(c) || c.Reference != "")})
	}
	return list
}

// forService tells whether a claim is for an interval of a service.
func forService(c *evidence.Claim, service string) bool {
	return len(c.IDs) == 0 && (len(c.Services) == 0 || slices.Contains(c.Services, service))
}

func approvedBySide(c *evidence.Claim) bool { return c.ApprovedBy != "" && c.ApprovedBy != "Meridian" }

// claimTime is the time that a claim speaks of: its own, or that of the case it names.
func (w *world) claimTime(c *evidence.Claim) (from, to int) {
	from, to = -never, never
	if c.From.Known() {
		from = secondOf(c.From)
	}
	if c.To.Known() {
		to = secondOf(c.To)
	}
	if len(c.IDs) == 0 {
		return from, to
	}
	for i := range w.all.Tickets {
		if t := &w.all.Tickets[i]; t.ID == c.IDs[0] && t.Opened <= w.asOf {
			resolved, closed := w.hidden(t.Resolved), w.hidden(t.Closed)
			if resolved == never || closed < never {
				resolved = max(closed, resolved%never)
			}
			return max(from, secondOf(t.Opened)), min(to, resolved)
		}
	}
	for i := range w.all.Outages {
		if o := &w.all.Outages[i]; o.ID == c.IDs[0] && o.From <= w.asOf {
			return max(from, secondOf(o.From)), min(to, w.hidden(o.To))
		}
	}
	return 0, 0
}

// hidden is the second of an instant, never if it lies after the date of the data.
func (w *world) hidden(at timeline.Instant) int {
	if at > w.asOf {
		return never
	}
	return secondOf(at)
}

// acceptable tells whether a claim has all that the agreement asks for, window and allowance apart.
func (w *world) acceptable(c *evidence.Claim) bool {
	terms := &w.a.Fault.Claims
	who, known := names[c.Party.String()]
	from, to := w.claimTime(c)
	end := to
	if to >= never {
		end = from
	}
	switch {
	case !known || !slices.Contains(w.a.Fault.Excuses, who), from >= to,
		terms.Approval && !approvedBySide(c), terms.Reference && c.Reference == "", terms.Mitigation && c.Mitigation == "":
		return false
	case terms.Within > 0 && (!c.Recorded.Known() || c.Recorded > second(end).Add(terms.Within)):
		return false
	case who == party.Maintenance && terms.Announced > 0 && (w.hidden(c.Announced) == never || second(from) < c.Announced.Add(terms.Announced)):
		return false
	}
	return true
}

// acceptedSeconds goes through the time and accepts each claim that has all it needs; of maintenance only what lies
// in the window, and in each period no more than the allowance, however many claims are for the same second.
func (w *world) acceptedSeconds() [][]bool {
	list := make([][]bool, len(w.all.Claims))
	from, to, good := make([]int, len(list)), make([]int, len(list)), make([]bool, len(list))
	for i := range list {
		list[i], good[i] = make([]bool, longNight), w.all.Claims[i].Recorded <= w.asOf && w.acceptable(&w.all.Claims[i])
		from[i], to[i] = w.claimTime(&w.all.Claims[i])
	}
	terms := &w.a.Fault.Claims
	window, allowed, used := w.shop(terms.Window), int(terms.Allowance/timeline.Second), map[int]int{}
	for n := range longNight {
		maintained, period := false, w.periodOfSecond(n)
		for i := range list {
			switch {
			case !good[i] || n < from[i] || to[i] <= n:
			case names[w.all.Claims[i].Party.String()] != party.Maintenance:
				list[i][n] = true
			case window.open(n) && (allowed == 0 || period < 0 || used[period] < allowed):
				list[i][n], maintained = true, true
			}
		}
		if maintained {
			used[period]++
		}
	}
	return list
}

// owed is what overdue obligations say about a case or a service.
func (w *world) owed(id, service string) (list []statement) {
	for _, o := range w.all.Obligations {
		who, known := names[o.Party.String()]
		if known && (id != "" && slices.Contains(o.Tickets, id) || slices.Contains(o.Services, service)) {
			list = append(list, statement{agreement.ProofObligation, who, secondOf(o.Due), secondOf(o.Provided), nil, true})
		}
	}
	return list
}

// caused is what a fault cell, or else a cause, says.
func (w *world) caused(fault, cause evidence.Text, from, to int) []statement {
	if who, known := names[fault.String()]; known {
		return []statement{{agreement.ProofCause, who, from, to, nil, true}}
	}
	if who, known := w.a.Fault.Causes[strings.ToLower(cause.String())]; known {
		return []statement{{agreement.ProofCause, who, from, to, nil, true}}
	}
	return nil
}

// upstream is what the outages of what a service depends on say.
func (w *world) upstream(service string) (list []statement) {
	for _, d := range w.a.Fault.Dependencies {
		for _, o := range w.all.Outages {
			if d.Service == service && o.Service.String() == d.On {
				list = append(list, statement{agreement.ProofUpstream, d.Party, secondOf(o.From), secondOf(o.To), nil, true})
			}
		}
	}
	return list
}

// answer is who answers for a second.
type answer struct {
	evident  party.Party // by all that is said
	contract party.Party // by what the contract accepts
	taken    bool        // the contract takes the second off the provider
}

// hear lets the strongest statement about a second decide: the order is the agreement's, then that of the parties.
func (w *world) hear(list []statement, rest party.Party, n int) answer {
	var all, accepted *statement
	stronger := func(a, b *statement) bool {
		if b == nil {
			return true
		}
		x, y := slices.Index(w.a.Fault.Precedence, a.proof), slices.Index(w.a.Fault.Precedence, b.proof)
		return x < y || x == y && a.party < b.party
	}
	for i := range list {
		s := &list[i]
		if n < s.from || s.to <= n {
			continue
		}
		signed := s.accepted == nil || s.accepted[n]
		if (signed || s.evident) && stronger(s, all) {
			all = s
		}
		if signed && stronger(s, accepted) {
			accepted = s
		}
	}
	switch {
	case accepted != nil:
		return answer{all.party, accepted.party, slices.Contains(w.a.Fault.Excuses, accepted.party)}
	case all != nil:
		return answer{all.party, party.Provider, false} // what is refused leaves the second with the provider
	}
	return answer{rest, rest, false}
}
