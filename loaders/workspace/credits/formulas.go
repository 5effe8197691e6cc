package credits

import (
	"math/big"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/timeliness"
)

// pays is the key of a price.
func pays[T any](s *scope.Scope, what string, into func(*T) *agreement.Cap) shape.Key[T] {
	one := shape.Map(limit(s), func(c *agreement.Cap) agreement.Cap { return *c })
	return shape.Field("pays", what+": a percentage of the base, an amount, or days of the fee such as 1d", one,
		into).Required()
}

// perMiss is the table of a price for each miss.
func perMiss(s *scope.Scope, o *agreement.Objective) shape.Of[*agreement.PerMiss] {
	type m = agreement.PerMiss
	table := shape.Object[m]{
		Name: "per-miss", Doc: "A price for each case that was missed.",
		Keys: []shape.Key[m]{
			missPrice(s),
			shape.Field(
				"at-most", "most that the misses of a period pay: a percentage of the base, or an amount", maximumPay(s),
				func(v *m) **agreement.Cap { return &v.Most },
			),
		},
		Done: func(r *shape.Reader, at shape.At, v *m) {
			terms, ofRecords := o.Terms.(*share.Terms)
			switch {
			case o.Terms != nil && !countsCases(o) && ofRecords:
				r.Problem(
					at.Node, "per-step pays by how far the value falls short", "the objective counts %s, not cases", terms.All,
				)
			case o.Terms != nil && !countsCases(o):
				r.Problem(at.Node, "per-step pays by how far the value falls short", "the objective counts no cases")
			case v.Groups != nil && o.Kind() != timeliness.Kind && o.Kind() != count.Kind:
				r.Problem(at.Key("pays"), "write one price", "prices by priority are for cases that were late, and for events")
			}
		},
	}
	return Pointed(table)
}

// missPrice is one price, or one for each priority.
func missPrice(s *scope.Scope) shape.Key[agreement.PerMiss] {
	one := limit(s)
	groups := shape.Entries(shape.Text(), one)
	either := shape.Of[agreement.PerMiss]{
		Schema: shape.AnyOf(one.Schema, groups.Schema),
		Read: func(r *shape.Reader, n *shape.Node) (out agreement.PerMiss, ok bool) {
			if n.Kind != shape.Mapping {
				p, ok := one.Read(r, n)
				if ok {
					out.Pays = *p
				}
				return out, ok
			}
			list, ok := groups.Read(r, n)
			for _, e := range list {
				if ok {
					out.Groups = append(out.Groups, agreement.GroupPrice{Group: e.Key, Pays: *e.Value})
				}
			}
			return out, ok
		},
	}
	return shape.Each("pays", "what one miss pays: a percentage of the base, an amount, or days of the fee such as 1d; "+
		"or by priority: {P1: 500.00, P2: 200.00}", either,
		func(v *agreement.PerMiss, p agreement.PerMiss) { v.Pays, v.Groups = p.Pays, p.Groups }).Required()
}

// points is the table of points and what they pay, or the number of points of a miss.
func points(s *scope.Scope, o *agreement.Objective) shape.Of[*agreement.Points] {
	type p = agreement.Points
	one := number("a number of points such as 5")
	full := Pointed(shape.Object[p]{
		Name: "points", Doc: "Points by the value, and what they pay.", OneOf: []string{"bands", "miss"},
		Keys: []shape.Key[p]{
			shape.Field(
				"bands", "points by the value, such as {below 99%: 1, below 98%: 2}", pointBands(o),
				func(v *p) *[]agreement.Band { return &v.Bands },
			),
			shape.Field("miss", "points of a miss, whatever its value", one, func(v *p) **big.Rat { return &v.Miss }),
			shape.Field(
				"weight", "number by which the points are multiplied; 1 unless told", number("a number such as 1.5"),
				func(v *p) **big.Rat { return &v.Weight },
			),
			shape.Field("pays", "what one point pays: a percentage of the base, an amount, or days of the fee", limit(s),
				func(v *p) **agreement.Cap { return &v.Pays }),
			shape.Field("table", "percent of the base from a number of points on, such as {1: 2%, 3: 5%, 6: 10%}", pointTable(),
				func(v *p) *[]agreement.PointRate { return &v.Table }),
		},
		Done: func(r *shape.Reader, at shape.At, v *p) {
			if at.Given("pays") && at.Given("table") {
				r.Problem(at.Node, "", "points pays and table: only one of them is possible")
			}
			v.Pooled = !at.Given("pays") && !at.Given("table")
		},
	})
	return shape.Of[*agreement.Points]{
		Schema: shape.AnyOf(one.Schema, full.Schema),
		Read: func(r *shape.Reader, n *shape.Node) (*agreement.Points, bool) {
			if n.Kind != shape.Scalar {
				return full.Read(r, n)
			}
			v, ok := one.Read(r, n)
			return &agreement.Points{Miss: v, Pooled: true}, ok
		},
	}
}

// pointsTogether is what the points of all objectives together pay.
func pointsTogether(s *scope.Scope) shape.Of[*agreement.PointsTogether] {
	type p = agreement.PointsTogether
	return Pointed(shape.Object[p]{
		Name: "points", Doc: "What the points of all objectives together pay.",
		Keys: []shape.Key[p]{
			shape.Each("of", "service whose fee is the base, or several services; all fees unless told",
				shape.OneOrMore(service(s)), func(v *p, list []string) { v.Of, v.AlsoOf = list[0], list[1:] }),
			shape.Field("table", "what is paid from a number of points on, such as {5: 0%, 10: 2%, 15: 500.00}", pointPrices(s),
				func(v *p) *[]agreement.PointPrice { return &v.Table }).Required(),
		},
	})
}

// pointPrices is a table by number of points. More points pay at least as much.
func pointPrices(s *scope.Scope) shape.Of[[]agreement.PointPrice] {
	entries := shape.Entries(number("a number of points such as 5"), limit(s))
	return shape.Check(entries, func(
		r *shape.Reader, n *shape.Node, list []shape.Entry[*big.Rat, *agreement.Cap],
	) ([]agreement.PointPrice, bool) {
		var all []agreement.PointPrice
		for _, e := range list {
			all = append(all, agreement.PointPrice{From: e.Key, Pays: *e.Value})
		}
		slices.SortStableFunc(all, func(a, b agreement.PointPrice) int { return a.From.Cmp(b.From) })
		for i := 1; i < len(all); i++ {
			less, more, comparable := sameKind(&agreement.Price{Cap: all[i-1].Pays}, &agreement.Price{Cap: all[i].Pays})
			if all[i].From.Cmp(all[i-1].From) == 0 || comparable && more.Cmp(less) < 0 {
				r.Problem(
					n, "more points pay at least as much, and each number is there once", "the rate falls or repeats from %s on",
					all[i].From.RatString(),
				)
				return nil, false
			}
		}
		return all, true
	})
}

// payout is the least that is paid, or "more than" so much.
type payout struct {
	least *decimal.Decimal
	above bool
}

func leastPayout(s *scope.Scope) shape.Of[payout] {
	amount := money(s)
	return shape.Of[payout]{
		Schema: shape.NumberSchema(`^(more than )?[0-9]+(\.[0-9]+)?$`),
		Read: func(r *shape.Reader, n *shape.Node) (out payout, ok bool) {
			if rest, is := strings.CutPrefix(n.Value, ">"); is && n.Kind == shape.Scalar {
				r.Wrong(n, "an amount such as 1.00, or more than 1.00", "write more than "+strings.TrimLeft(rest, "= "))
				return out, false
			}
			plain := *n
			plain.Value, out.above = strings.CutPrefix(n.Value, "more than ")
			d, ok := amount.Read(r, &plain)
			out.least = &d
			return out, ok
		},
	}
}

// CheckPoints refuses points that nothing pays, and a price of points that nobody gives.
func CheckPoints(r *shape.Reader, at shape.At, a *agreement.Agreement) {
	pooled := func(o agreement.Objective) bool {
		return o.Credit != nil && o.Credit.Points != nil && o.Credit.Points.Pooled
	}
	switch given := slices.ContainsFunc(a.Objectives, pooled); {
	case given && a.Credits.Points == nil:
		r.Problem(at.Key("objectives"),
			"add credits: {points: {table: {5: 2%, 10: 4%}}}, or pays or table to the points of each objective",
			"objectives give points, but nothing says what points pay")
	case !given && a.Credits.Points != nil:
		r.Problem(at.Key("credits"), "add credit: {points: 5} to an objective", "no objective gives points that are added up")
	}
}

// pointTable refuses a table in which more points pay less.
func pointTable() shape.Of[[]agreement.PointRate] {
	entries := shape.Entries(number("a number of points such as 3"), scalars.Percent())
	return shape.Check(entries, func(
		r *shape.Reader, n *shape.Node, list []shape.Entry[*big.Rat, *big.Rat],
	) ([]agreement.PointRate, bool) {
		var all []agreement.PointRate
		for _, e := range list {
			all = append(all, agreement.PointRate{From: e.Key, Rate: e.Value})
		}
		slices.SortStableFunc(all, func(a, b agreement.PointRate) int { return a.From.Cmp(b.From) })
		for i := 1; i < len(all); i++ {
			if all[i].From.Cmp(all[i-1].From) == 0 || all[i].Rate.Cmp(all[i-1].Rate) < 0 {
				r.Problem(
					n, "more points pay at least as much, and each number is there once", "the rate falls or repeats from %s on",
					all[i].From.RatString(),
				)
				return nil, false
			}
		}
		return all, true
	})
}

// number is a decimal number that is not negative.
func number(wanted string) shape.Of[*big.Rat] {
	return shape.Parsed(shape.NumberSchema(scalars.DecimalPattern), wanted, func(text string) (*big.Rat, string, bool) {
		if _, percent := scalars.ParsePercent(text); percent {
			return nil, "leave the sign % out: it is a plain number", false
		}
		v, ok := scalars.ParseNumber(text)
		return v, scalars.NumberHint(text, ""), ok && v.Sign() >= 0
	})
}

const levelPattern = `^[0-9]+(\.[0-9]+)? ?(%|[A-Za-zµ€/]+)?$`

var levelForm = regexp.MustCompile(levelPattern)

// level is a value in the unit of the objective's target.
func level(o *agreement.Objective) shape.Of[*big.Rat] {
	wanted := "a value in the unit of the target such as 0.1%"
	return shape.Parsed(shape.NumberSchema(levelPattern), wanted, func(text string) (*big.Rat, string, bool) {
		return levelOf(o, text)
	})
}

func levelOf(o *agreement.Objective, text string) (v *big.Rat, hint string, ok bool) {
	unit := unitOf(o)
	if !levelForm.MatchString(text) {
		return nil, scalars.NumberHint(text, unit), false
	}
	b := edge(text)
	switch {
	case b.value == nil:
		return nil, "the number has too many digits", false
	case b.unit != unit && (b.unit != "" || unit == "%"):
		return nil, "write it in the unit of the target" + suggested(b.text, b.unit, unit), false
	}
	return b.value, "", true
}

// suggested completes a hint where only the unit lacks.
func suggested(text, unit, wanted string) string {
	if unit == "" {
		return ": " + text + wanted
	}
	return ""
}

// Pointed is a table that fills a value behind a pointer.
func Pointed[T any](table shape.Object[T]) shape.Of[*T] {
	return shape.Map(table.Shape(), func(v T) *T { return &v })
}
