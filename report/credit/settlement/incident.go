package settlement

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/ledger"
)

// namedIncidents is how many of the incidents that broke the same objectives are named.
const namedIncidents = 3

// Shared counts incidents that broke the same objectives, which are places among the cases. Names are some of them.
type Shared struct {
	Objectives []int
	Incidents  int
	Names      []string
	creditor   int // who is credited for them, -1 for nobody
}

// sharedBy groups the incidents of a period by the objectives they broke, in the order of the objectives.
func sharedBy(list []credit.Objective) []Shared {
	broke, order := map[string][]int{}, []string{}
	for i := range list {
		for _, name := range list[i].Case.Incidents {
			if list[i].Case.Objective.Credit == nil {
				continue
			}
			if broke[name] == nil {
				order = append(order, name)
			}
			broke[name] = append(broke[name], i)
		}
	}
	at, groups := map[string]int{}, []Shared{}
	for _, name := range order {
		key := fmt.Sprint(broke[name])
		k, known := at[key]
		if !known {
			k = len(groups)
			at[key], groups = k, append(groups, Shared{Objectives: broke[name]})
		}
		if groups[k].Incidents++; len(groups[k].Names) < namedIncidents {
			groups[k].Names = append(groups[k].Names, name)
		}
	}
	slices.SortStableFunc(groups, func(x, y Shared) int { return slices.Compare(x.Objectives, y.Objectives) })
	return groups
}

// oncePerIncident credits an incident that broke several objectives once, by the dearest; of equally dear ones by the
// first id. An objective whose incidents were all credited by dearer ones pays nothing; one with an incident of its own
// pays. Objectives of which no incident is known are left as they are.
//
// Convention credits (incident-once): One incident, one credit: objectives take their turn by what they would pay
// before their own caps, equal ones by their id. An objective whose incidents were all credited by dearer ones pays
// nothing, one with an incident of its own pays in full, and one whose incidents are unknown pays as without the
// rule. Set by `credits.once-per-incident`.
//
// Rule §7 (single-incident): One incident is credited once, by the dearest objective.
func (s *settling) oncePerIncident() {
	s.p.Shared = sharedBy(s.p.Objectives)
	credited := map[int][]*ledger.Expr{}
	for k := range s.p.Shared {
		for i, flag := range s.dearest(k) {
			credited[i] = append(credited[i], flag)
		}
	}
	for _, p := range s.list {
		flags := credited[p.Index]
		if flags == nil {
			continue
		}
		before := p.Amount.Value
		pays := ledger.More(ledger.Plus(flags...), ledger.Int(0))
		x := credit.Priced{Amount: ledger.When(pays, ledger.Of(p.Amount), ledger.Int(0)), How: "formula.incident"}
		x.Said.Text = s.creditedWith(p)
		p.Step("incident", x, before.Sign() > 0 && !pays.True())
	}
}

// dearest writes, for a group of objectives that the same incidents broke, a line for each of them with a flag at the
// one that would pay most, and gives the flags by place of the objective.
func (s *settling) dearest(k int) map[int]*ledger.Expr {
	group := &s.p.Shared[k]
	names := ledger.Arg{List: group.Names}
	how := ledger.Say("formula.incidents", ledger.Arg{Text: strconv.Itoa(group.Incidents)}, names)
	var members []*credit.Pricing
	var lines []*ledger.Cell
	for _, p := range byID(s.list) {
		if slices.Contains(group.Objectives, p.Index) {
			members = append(members, p)
			lines = append(lines, s.rival(k, p, how))
		}
	}
	amounts, flags := s.Column(lines), map[int]*ledger.Expr{}
	group.creditor = -1
	for n, p := range members {
		first := ledger.Equal(ledger.PlaceIn(lines[n], amounts), ledger.Int(1))
		pays := ledger.More(ledger.Of(lines[n]), ledger.Int(0))
		lines[n].Figure = s.Figure(p.Subject, lines[n].Name, ledger.Flag, ledger.And(pays, first))
		flags[p.Index] = ledger.Of(lines[n].Figure)
		if flags[p.Index].True() {
			group.creditor = p.Index
		}
	}
	return flags
}

// rival is the line of an objective in a group.
func (s *settling) rival(k int, p *credit.Pricing, how ledger.Words) *ledger.Cell {
	return s.Add(ledger.Cell{
		Name: books.Numbered("dearest", k, p.Index), Group: p.Group, Role: ledger.Line, Words: ledger.Say("formula.dearest"), How: how,
		Kind: ledger.Money, Formula: ledger.Of(p.Amount), Table: books.Numbered("incidents", k), Column: "amount", Row: p.Group,
		Clause: books.Clause,
	})
}

// creditedWith names the objective that is credited for the last of an objective's incidents.
func (s *settling) creditedWith(p *credit.Pricing) string {
	last := p.Case.Incidents[len(p.Case.Incidents)-1]
	for _, group := range s.p.Shared {
		if group.creditor < 0 || !slices.Contains(group.Objectives, p.Index) {
			continue
		}
		if s.brokenBy(last, group.Objectives) {
			return s.p.Objectives[group.creditor].Case.Objective.Name
		}
	}
	return p.Case.Objective.Name
}

// brokenBy tells whether an incident broke some objectives and no others that pay.
func (s *settling) brokenBy(incident string, objectives []int) bool {
	for _, p := range s.list {
		if slices.Contains(p.Case.Incidents, incident) != slices.Contains(objectives, p.Index) {
			return false
		}
	}
	return true
}

func byID(list []*credit.Pricing) []*credit.Pricing {
	return slices.SortedStableFunc(slices.Values(list), func(a, b *credit.Pricing) int { return cmp.Compare(a.Group, b.Group) })
}
