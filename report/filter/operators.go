package filter

import (
	"reflect"
	"slices"
	"strings"

	"github.com/expr-lang/expr"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// The values that expr does not have: exact numbers, lengths of time in seconds, and instants. In the
// environment of an expression a blank one is nil.
type (
	exactNumber struct{ Amount }
	timeLength  struct{ Amount }
	moment      struct{ at timeline.Instant }
)

// Numbers written in an expression are exactNumbers as well (numbers.go), so that no operator of expr itself, which
// counts in 64 bits or in binary fractions, is ever reached.

// operator is one operator over these values, with the pairs of types that it takes.
type operator struct {
	sign   string
	apply  func(a, b any) any               // of two values that are known; nil where there is no result
	bounds func(o *oracle, a, b unsure) any // of values of which only bounds are known
	pairs  []any
}

// compute applies an operator to two values that are not nil. What has no result, or one that is too long to be one,
// may be anything.
func (o *oracle) compute(with *operator, a, b any) any {
	_, open := a.(unsure)
	_, too := b.(unsure)
	if open || too {
		return with.bounds(o, boundsOf(a), boundsOf(b))
	}
	result := with.apply(a, b)
	if result == nil || amountOf(result).long() {
		o.failed = true
		return unsure{}
	}
	return result
}

// types of pairs.
var (
	comparing = []any{
		new(func(exactNumber, exactNumber) bool), new(func(timeLength, timeLength) bool), new(func(moment, moment) bool),
	}
	adding = []any{
		new(
			func(exactNumber, exactNumber) exactNumber,
		), new(func(timeLength, timeLength) timeLength), new(func(moment, timeLength) moment),
	}
	subtracting = append(adding[:len(adding):len(adding)], new(func(moment, moment) timeLength))
	multiplying = []any{
		new(
			func(exactNumber, exactNumber) exactNumber,
		), new(func(timeLength, exactNumber) timeLength), new(func(exactNumber, timeLength) timeLength),
	}
	dividing = []any{
		new(
			func(exactNumber, exactNumber) exactNumber,
		), new(func(timeLength, exactNumber) timeLength), new(func(timeLength, timeLength) exactNumber),
	}
)

var operators = []operator{
	comparison("==", func(c int) bool { return c == 0 }),
	comparison("!=", func(c int) bool { return c != 0 }),
	comparison("<", func(c int) bool { return c < 0 }),
	comparison("<=", func(c int) bool { return c <= 0 }),
	comparison(">", func(c int) bool { return c > 0 }),
	comparison(">=", func(c int) bool { return c >= 0 }),
	{"+", sum, bounded(unsure.plus), adding},
	{"-", difference, bounded(unsure.minus), subtracting},
	{"*", times, bounded(unsure.times), multiplying},
	{"/", over, bounded(unsure.over), dividing},
}

func bounded(compute func(a, b unsure) unsure) func(*oracle, unsure, unsure) any {
	return func(_ *oracle, a, b unsure) any { return compute(a, b) }
}

// overloads tells expr about the operators; the oracle guesses where the operands leave a comparison open.
func overloads(oracle *oracle) []expr.Option {
	var options []expr.Option
	for _, o := range operators {
		blank := any(nil)
		if reflect.TypeOf(o.pairs[0]).Elem().Out(0).Kind() == reflect.Bool {
			blank = o.sign == "!="
		}
		call := func(args ...any) (any, error) {
			if args[0] == nil || args[1] == nil {
				return blank, nil
			}
			return oracle.compute(&o, args[0], args[1]), nil
		}
		name := operatorName(o.sign)
		options = append(options, expr.Function(name, call, o.pairs...), expr.Operator(o.sign, name))
	}
	return append(options, textual()...)
}

// textual are the operators that compare texts, as evidence.Fold says.
//
// Convention records (filter-texts): A filter compares texts without regard to case, space and composition, as names
// are compared everywhere: category == "request" holds for Request. Patterns of matches are as they are written.
func textual() []expr.Option {
	both := []any{new(func(string, string) bool)}
	var options []expr.Option
	for sign, holds := range map[string]func(a, b string) bool{
		"==":         evidence.Same,
		"!=":         func(a, b string) bool { return !evidence.Same(a, b) },
		"contains":   func(a, b string) bool { return strings.Contains(evidence.Fold(a), evidence.Fold(b)) },
		"startsWith": func(a, b string) bool { return strings.HasPrefix(evidence.Fold(a), evidence.Fold(b)) },
		"endsWith":   func(a, b string) bool { return strings.HasSuffix(evidence.Fold(a), evidence.Fold(b)) },
	} {
		call := func(args ...any) (any, error) { return holds(args[0].(string), args[1].(string)), nil }
		name := operatorName("text " + sign)
		options = append(options, expr.Function(name, call, both...), expr.Operator(sign, name))
	}
	in := func(args ...any) (any, error) {
		list, _ := args[1].([]any)
		return slices.ContainsFunc(list, func(x any) bool {
			text, is := x.(string)
			return is && evidence.Same(args[0].(string), text)
		}), nil
	}
	name := operatorName("text in")
	return append(options, expr.Function(name, in, new(func(string, []any) bool)), expr.Operator("in", name))
}

// operatorName is the function behind an operator; the space keeps expressions from calling it by name.
func operatorName(sign string) string { return "operator " + sign }

// comparison is an operator that compares. With an unknown value it is decided where all that is possible agrees.
func comparison(sign string, holds func(int) bool) operator {
	known := func(a, b any) any {
		if m, ok := a.(moment); ok {
			return holds(compareInts(int64(m.at), int64(b.(moment).at)))
		}
		return holds(amountOf(a).Cmp(amountOf(b)))
	}
	return operator{sign, known, func(o *oracle, a, b unsure) any {
		may := [2]bool{}
		for c := -1; c <= 1; c++ {
			if a.may(c, b) {
				may[asIndex(holds(c))] = true
			}
		}
		if may[0] && may[1] {
			return o.guess()
		}
		return may[1]
	}, comparing}
}

func asIndex(truth bool) int {
	if truth {
		return 1
	}
	return 0
}

func sum(a, b any) any {
	if m, ok := a.(moment); ok {
		return momentAt(Amount{Millionths: int64(m.at)}.Plus(amountOf(b)))
	}
	return like(a, amountOf(a).Plus(amountOf(b)))
}

func difference(a, b any) any {
	m, ok := a.(moment)
	if !ok {
		return like(a, amountOf(a).Minus(amountOf(b)))
	}
	if n, ok := b.(moment); ok {
		return timeLength{Amount{Millionths: int64(m.at.Sub(n.at))}}
	}
	return momentAt(Amount{Millionths: int64(m.at)}.Minus(amountOf(b)))
}

// momentAt is an instant in microseconds since 1970; beyond the years 1 to 9999 there is none.
func momentAt(at Amount) any {
	if at.Ratio != nil || at.Millionths < int64(timeline.MinInstant) || at.Millionths > int64(timeline.MaxInstant) {
		return nil
	}
	return moment{timeline.Instant(at.Millionths)}
}

func times(a, b any) any {
	product := amountOf(a).Times(amountOf(b))
	if _, ok := b.(timeLength); ok {
		return timeLength{product}
	}
	return like(a, product)
}

func over(a, b any) any {
	quotient, ok := amountOf(a).over(amountOf(b))
	if !ok {
		return nil
	}
	if _, ok := b.(timeLength); ok {
		return exactNumber{quotient}
	}
	return like(a, quotient)
}

// like gives a result the type of the first operand.
func like(a any, result Amount) any {
	if _, ok := a.(timeLength); ok {
		return timeLength{result}
	}
	return exactNumber{result}
}

// amountOf reads a number of an expression.
func amountOf(a any) Amount {
	switch a := a.(type) {
	case exactNumber:
		return a.Amount
	case timeLength:
		return a.Amount
	}
	return Amount{}
}
