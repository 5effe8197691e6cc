package kindtest

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Statement is what one record says about who answers, from one second to another.
type Statement struct {
	Proof    agreement.Proof
	Party    party.Party
	From, To int
	Accepted []bool // by second of the night where the contract decides about each; nil: it accepts them all
	Evident  bool   // counts by the evidence where it is not accepted
}

// names are the parties as the records of the slow references write them.
var names = map[string]party.Party{
	"customer": party.Customer, "vendor": party.ThirdParty, "maintenance": party.Maintenance,
	"force majeure": party.ForceMajeure, "provider": party.Provider,
}

// Claimed is what the claims say that are about something.
func (w *World) Claimed(about func(*evidence.Claim) bool) (list []Statement) {
	accepted := w.acceptedSeconds()
	for i := range w.Evidence.Claims {
		c := &w.Evidence.Claims[i]
		if !about(c) || c.Recorded > w.AsOf {
			continue
		}
		who, known := names[c.Party.String()]
		from, to := w.claimTime(c)
		list = append(
			list,
			Statement{
				agreement.ProofClaim, who, from, to, accepted[i],
				known && who != party.Provider && (approvedBySide(c) || c.Reference != ""),
			},
		)
	}
	return list
}

// ForService tells whether a claim is for an interval of a service.
func ForService(c *evidence.Claim, service string) bool {
	return len(c.IDs) == 0 && (len(c.Services) == 0 || slices.Contains(c.Services, service))
}

func approvedBySide(c *evidence.Claim) bool { return c.ApprovedBy != "" && c.ApprovedBy != "Meridian" }

// claimTime is the time that a claim speaks of: its own, or that of the case it names.
func (w *World) claimTime(c *evidence.Claim) (from, to int) {
	from, to = -Never, Never
	if c.From.Known() {
		from = SecondOf(c.From)
	}
	if c.To.Known() {
		to = SecondOf(c.To)
	}
	if len(c.IDs) == 0 {
		return from, to
	}
	for i := range w.Evidence.Tickets {
		if t := &w.Evidence.Tickets[i]; t.ID == c.IDs[0] && t.Opened <= w.AsOf {
			resolved, closed := w.hidden(t.Resolved), w.hidden(t.Closed)
			if resolved == Never || closed < Never {
				resolved = max(closed, resolved%Never)
			}
			return max(from, SecondOf(t.Opened)), min(to, resolved)
		}
	}
	for i := range w.Evidence.Outages {
		if o := &w.Evidence.Outages[i]; o.ID == c.IDs[0] && o.From <= w.AsOf {
			return max(from, SecondOf(o.From)), min(to, w.hidden(o.To))
		}
	}
	return 0, 0
}

// hidden is the second of an instant, never if it lies after the date of the data.
func (w *World) hidden(at timeline.Instant) int {
	if at > w.AsOf {
		return Never
	}
	return SecondOf(at)
}

// acceptable tells whether a claim has all that the agreement asks for, window and allowance apart.
func (w *World) acceptable(c *evidence.Claim) bool {
	terms := &w.Agreement.Fault.Claims
	who, known := names[c.Party.String()]
	from, to := w.claimTime(c)
	end := to
	if to >= Never {
		end = from
	}
	switch {
	case !known || !slices.Contains(w.Agreement.Fault.Excuses, who), from >= to,
		terms.Approval && !approvedBySide(c), terms.Reference && c.Reference == "", terms.Mitigation && c.Mitigation == "":
		return false
	case terms.Within > 0 && (!c.Recorded.Known() || c.Recorded > Second(end).Add(terms.Within)):
		return false
	case who == party.Maintenance && terms.Announced > 0 && (w.hidden(c.Announced) == Never ||
		Second(from) < c.Announced.Add(terms.Announced)):
		return false
	}
	return true
}

// acceptedSeconds goes through the time and accepts each claim that has all it needs; of maintenance only what lies
// in the window, and in each period no more than the allowance, however many claims are for the same second.
func (w *World) acceptedSeconds() [][]bool {
	list := make([][]bool, len(w.Evidence.Claims))
	from, to, good := make([]int, len(list)), make([]int, len(list)), make([]bool, len(list))
	for i := range list {
		list[i], good[i] = make([]bool, LongNight), w.Evidence.Claims[i].Recorded <= w.AsOf &&
			w.acceptable(&w.Evidence.Claims[i])
		from[i], to[i] = w.claimTime(&w.Evidence.Claims[i])
	}
	terms := &w.Agreement.Fault.Claims
	window, allowed, used := w.Shop(terms.Window), int(terms.Allowance/timeline.Second), map[int]int{}
	for n := range LongNight {
		maintained, period := false, w.PeriodOfSecond(n)
		for i := range list {
			switch {
			case !good[i] || n < from[i] || to[i] <= n:
			case names[w.Evidence.Claims[i].Party.String()] != party.Maintenance:
				list[i][n] = true
			case window.Open(n) && (allowed == 0 || period < 0 || used[period] < allowed):
				list[i][n], maintained = true, true
			}
		}
		if maintained {
			used[period]++
		}
	}
	return list
}

// Owed is what overdue obligations say about a case or a service.
func (w *World) Owed(id, service string) (list []Statement) {
	for _, o := range w.Evidence.Obligations {
		who, known := names[o.Party.String()]
		if known && (id != "" && slices.Contains(o.Tickets, id) || slices.Contains(o.Services, service)) {
			list = append(list, Statement{agreement.ProofObligation, who, SecondOf(o.Due), SecondOf(o.Provided), nil, true})
		}
	}
	return list
}

// Caused is what a fault cell, or else a cause, says.
func (w *World) Caused(fault, cause evidence.Text, from, to int) []Statement {
	if who, known := names[fault.String()]; known {
		return []Statement{{agreement.ProofCause, who, from, to, nil, true}}
	}
	if who, known := w.Agreement.Fault.Causes[strings.ToLower(cause.String())]; known {
		return []Statement{{agreement.ProofCause, who, from, to, nil, true}}
	}
	return nil
}

// Upstream is what the outages of what a service depends on say.
func (w *World) Upstream(service string) (list []Statement) {
	for _, d := range w.Agreement.Fault.Dependencies {
		for _, o := range w.Evidence.Outages {
			if d.Service == service && o.Service.String() == d.On {
				list = append(list, Statement{agreement.ProofUpstream, d.Party, SecondOf(o.From), SecondOf(o.To), nil, true})
			}
		}
	}
	return list
}

// Answer is who answers for a second.
type Answer struct {
	Evident  party.Party // by all that is said
	Contract party.Party // by what the contract accepts
	Taken    bool        // the contract takes the second off the provider
}

// Hear lets the strongest statement about a second decide: the order is the agreement's, then that of the parties.
func (w *World) Hear(list []Statement, rest party.Party, n int) Answer {
	var all, accepted *Statement
	refused := false // something was merely stated
	stronger := func(a, b *Statement) bool {
		if b == nil {
			return true
		}
		x, y := slices.Index(w.Agreement.Fault.Precedence, a.Proof), slices.Index(w.Agreement.Fault.Precedence, b.Proof)
		return x < y || x == y && a.Party < b.Party
	}
	for i := range list {
		s := &list[i]
		if n < s.From || s.To <= n {
			continue
		}
		signed := s.Accepted == nil || s.Accepted[n]
		if (signed || s.Evident) && stronger(s, all) {
			all = s
		}
		refused = refused || !signed && !s.Evident
		if signed && stronger(s, accepted) {
			accepted = s
		}
	}
	switch {
	case accepted != nil:
		return Answer{all.Party, accepted.Party, slices.Contains(w.Agreement.Fault.Excuses, accepted.Party)}
	case all != nil:
		return Answer{all.Party, party.Provider, false} // what is refused leaves the second with the provider
	case refused:
		return Answer{party.Provider, party.Provider, false}
	}
	return Answer{rest, rest, false}
}
