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
	all        []string
	creditor   int // who is credited for them, -1 for nobody
}

// sharedBy groups the incidents of a period by the objectives they broke, in the order of the objectives. Where several
// broke the same objectives those are told apart that cost one of these objectives different amounts.
func (s *settling) sharedBy() []Shared {
	broke, order := map[string][]int{}, []string{}
	for i := range s.cases {
		for _, name := range s.cases[i].Incidents {
			if s.cases[i].Objective.Credit == nil {
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
		key := fmt.Sprint(broke[name], s.costs(name, broke[name]))
		k, known := at[key]
		if !known {
			k = len(groups)
			at[key], groups = k, append(groups, Shared{Objectives: broke[name]})
		}
		groups[k].all = append(groups[k].all, name)
		if groups[k].Incidents++; len(groups[k].Names) < namedIncidents {
			groups[k].Names = append(groups[k].Names, name)
		}
	}
	slices.SortStableFunc(groups, func(x, y Shared) int { return slices.Compare(x.Objectives, y.Objectives) })
	return groups
}

// costs is what an incident costs each of several objectives that price misses one by one.
func (s *settling) costs(incident string, objectives []int) (list []string) {
	if len(objectives) < 2 {
		return nil
	}
	for _, p := range s.list {
		if slices.Contains(objectives, p.Index) && p.Alone != nil {
			list = append(list, p.Alone.CostOf(incident).Eval().RatString())
		}
	}
	return list
}

// oncePerIncident credits an incident that broke several objectives once, by the dearest; of equally dear ones by the
// first id. An objective whose incidents were all credited by dearer ones pays nothing; one with an incident of its own
// pays. One that prices outages or cases one by one pays those that no dearer one was credited for. Objectives of which
// no incident is known are left as they are.
//
// Convention credits (incident-once): One incident, one credit. What it costs an objective is the credit before its own
// cap; where outages or cases are priced one by one it is what those of the incident pay. Of equal ones the first id is
// credited. An objective whose incidents were all credited by dearer ones pays nothing. One with an incident of its own
// pays in full, or the outages and cases of that incident where they are priced one by one. One whose incidents are
// unknown pays as without the rule. Set by `credits.once-per-incident`, `objectives.credit.per`.
//
// Rule §7 (single-incident): One incident is credited once, by the dearest objective.
func (s *settling) oncePerIncident() {
	for _, p := range s.list {
		p.MissesAlone()
	}
	s.p.Shared = s.sharedBy()
	credited, off := map[int][]*ledger.Expr{}, map[int][]*ledger.Expr{}
	for k := range s.p.Shared {
		for i, flag := range s.dearest(k) {
			credited[i] = append(credited[i], flag)
			off[i] = append(off[i], s.creditedElsewhere(k, i, flag)...)
		}
	}
	for _, p := range s.list {
		flags, before := credited[p.Index], p.Amount.Value
		var x credit.Priced
		switch {
		case flags == nil, p.Alone != nil && off[p.Index] == nil:
			continue
		case p.Alone != nil:
			x = credit.Priced{Amount: p.Without(off[p.Index]), How: "formula.incident-alone"}
		default:
			pays := ledger.More(ledger.Plus(flags...), ledger.Int(0))
			x = credit.Priced{Amount: ledger.When(pays, ledger.Of(p.Amount), ledger.Int(0)), How: "formula.incident"}
		}
		x.Said.Text = s.creditedWith(p)
		p.Step("incident", x, before.Cmp(x.Amount.Eval()) != 0)
	}
}

// creditedElsewhere is what a group of incidents costs an objective that prices them one by one, unless it is credited
// for them itself; none for any other objective, and for incidents of its own.
func (s *settling) creditedElsewhere(k, i int, flag *ledger.Expr) []*ledger.Expr {
	group := &s.p.Shared[k]
	for _, p := range s.list {
		if p.Index == i && p.Alone != nil && len(group.Objectives) > 1 {
			return []*ledger.Expr{ledger.When(flag, ledger.Int(0), costOfAll(p, group))}
		}
	}
	return nil
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
			lines = append(lines, s.lineInGroup(k, p, how))
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

// lineInGroup is the line of an objective in a group.
func (s *settling) lineInGroup(k int, p *credit.Pricing, how ledger.Words) *ledger.Cell {
	return s.Add(ledger.Cell{
		Name: books.Numbered("dearest", k, p.Index), Group: p.Group, Role: ledger.Line,
		Words: ledger.Say("formula.dearest"), How: how,
		Kind: ledger.Money, Formula: s.rivalAmount(k, p), Table: books.Numbered("incidents", k),
		Column: "amount", Row: p.Group,
		Clause: books.Clause,
	})
}

// costOfAll is what incidents cost an objective that cost the same, each.
func costOfAll(p *credit.Pricing, group *Shared) *ledger.Expr {
	one := p.Alone.CostOf(group.all[0])
	if group.Incidents == 1 {
		return one
	}
	return ledger.Times(one, ledger.Int(int64(group.Incidents)))
}

// rivalAmount is what a group of incidents costs an objective.
func (s *settling) rivalAmount(k int, p *credit.Pricing) *ledger.Expr {
	if group := &s.p.Shared[k]; p.Alone != nil && len(group.Objectives) > 1 {
		return costOfAll(p, group)
	}
	return ledger.Of(p.Amount)
}

// creditedWith names the objective that is credited for the last of an objective's incidents that another one is
// credited for.
func (s *settling) creditedWith(p *credit.Pricing) string {
	for _, incident := range slices.Backward(p.Case.Incidents) {
		for _, group := range s.p.Shared {
			if group.creditor >= 0 && group.creditor != p.Index && slices.Contains(group.all, incident) {
				return s.cases[group.creditor].Objective.Name
			}
		}
	}
	return p.Case.Objective.Name
}

func byID(list []*credit.Pricing) []*credit.Pricing {
	return slices.SortedStableFunc(slices.Values(list),
		func(a, b *credit.Pricing) int { return cmp.Compare(a.Group, b.Group) })
}
