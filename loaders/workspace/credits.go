package workspace

import (
	"math/big"
	"strings"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"

	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
)

// fees is what the services cost a period, by service.
func (s *scope) fees() shape.Of[[]agreement.Fee] {
	entries := shape.Entries(shape.Text(), dated(s, s.money()))
	return shape.Check(entries, func(r *shape.Reader, _ *yaml.Node, list []shape.Entry[string, []agreement.Dated[decimal.Decimal]]) ([]agreement.Fee, bool) {
		var all []agreement.Fee
		ok := true
		for _, e := range list {
			if _, twice := s.fee(e.Key); twice {
				r.Problem(e.Node, "case does not count here", "the key %s is there twice", shape.Quote(e.Key))
				ok = false
			}
			s.services = append(s.services, e.Key)
			all = append(all, agreement.Fee{Service: e.Key, Amounts: e.Value})
		}
		return all, ok
	})
}

// fee finds a service with a fee, without regard to case.
func (s *scope) fee(service string) (as string, ok bool) {
	for _, has := range s.services {
		if strings.EqualFold(has, service) {
			return has, true
		}
	}
	return "", false
}

// credit is the table of what a miss of an objective pays.
func (s *scope) credit(o *agreement.Objective) shape.Of[*agreement.Credit] {
	type c = agreement.Credit
	table := shape.Object[c]{
		Name: "a credit", Doc: "What a miss of the objective pays back.",
		Keys: []shape.Key[c]{
			shape.Field("of", "service whose fee is the base; all fees unless told", s.service(), func(v *c) *string { return &v.Of }),
			shape.Field("bands", "percent of the base by the value, such as {below 95%: 5%, below 90%: 12%}", bands(o), func(v *c) *[]agreement.Band { return &v.Bands }).Required(),
		},
		Done: func(r *shape.Reader, at shape.At, _ *c) {
			if len(s.services) == 0 && !at.Given("of") {
				r.Problem(at.Node, "add fees: {SERVICE: 1000.00}", "the credit is a part of the fees, but the agreement has none")
			}
		},
	}
	return shape.Map(table.Shape(), func(v c) *c { return &v })
}

// service is a reference to a service that has a fee.
func (s *scope) service() shape.Of[string] {
	return shape.Check(shape.Text(), func(r *shape.Reader, n *yaml.Node, name string) (string, bool) {
		if as, ok := s.fee(name); ok {
			return as, true
		}
		hint := shape.Suggest(name, s.services)
		if hint == "" {
			hint = "fees stand under the key fees: {" + name + ": 1000.00}"
		}
		r.Problem(n, hint, "the service %s has no fee", shape.Quote(name))
		return "", false
	})
}

// terms is the table of what holds for all credits together.
func (s *scope) terms() shape.Of[agreement.Credits] {
	type c = agreement.Credits
	rounding := shape.Named([]string{"half-even", "half-up"}, func(i int) bool { return i == 1 })
	limits := shape.Object[c]{
		Name: "cap", Doc: "Limits on the credits.",
		Keys: []shape.Key[c]{
			shape.Field("month", "most that a period pays: a percentage of its fees, or an amount", s.limit(), func(v *c) **agreement.Cap { return &v.CapMonth }),
			shape.Field("year", "most that a year pays: a percentage of its fees, or an amount", s.limit(), func(v *c) **agreement.Cap { return &v.CapYear }),
		},
	}
	return shape.Object[c]{
		Name: "credits", Doc: "What holds for the credits of all objectives together.",
		Keys: []shape.Key[c]{
			shape.Field("at-risk", "share of the fees that can be lost in a period; all unless told", percent(), func(v *c) **big.Rat { return &v.AtRisk }),
			shape.Each("cap", "limits by month and year", limits.Shape(), func(v *c, l c) { v.CapMonth, v.CapYear = l.CapMonth, l.CapYear }),
			shape.Field("rounding", "how amounts are rounded to the currency's minor unit; half-even unless told", rounding, func(v *c) *bool { return &v.HalfUp }),
		},
	}.Shape()
}

// limit is a percentage or an amount.
func (s *scope) limit() shape.Of[*agreement.Cap] {
	share, amount := percent(), s.money()
	return shape.Of[*agreement.Cap]{
		Schema: shape.AnyOf(share.Schema, amount.Schema),
		Read: func(r *shape.Reader, n *yaml.Node) (*agreement.Cap, bool) {
			if strings.HasSuffix(n.Value, "%") {
				p, ok := share.Read(r, n)
				return &agreement.Cap{Percent: p}, ok
			}
			d, ok := amount.Read(r, n)
			return &agreement.Cap{Amount: &d}, ok
		},
	}
}
