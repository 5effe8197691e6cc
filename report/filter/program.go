package filter

import (
	"time"

	"github.com/expr-lang/expr/ast"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Program is a compiled expression over one record type. It is not for concurrent use.
type Program[R Record] struct {
	*form[R]
	memo *memo[R] // nil where records hardly ever repeat
}

type named[R Record] struct {
	name string
	field[R]
}

// between recognises the difference of two times, such as resolved - opened: the time to restore of a million
// tickets is worth a short way.
func between[R Record](n *ast.CallNode, fields table[R]) (ends [2]*field[R]) {
	if callee, ok := n.Callee.(*ast.IdentifierNode); !ok || callee.Value != operatorName("-") {
		return ends
	}
	for i, argument := range n.Arguments {
		if field, ok := argument.(*ast.IdentifierNode); ok {
			if f := fields[field.Value]; f.at != nil {
				ends[i] = &f
			}
		}
	}
	return ends
}

// Result tells what the expression gives.
func (p *Program[R]) Result() Result { return p.result }

// Gives is an error unless the expression gives one of the results that its place asks for.
func (p *Program[R]) Gives(want ...Result) error { return wanted(p.expression, p.result, want) }

// Bool answers for a record whose blank times are blank. An error names the record's part in it.
func (p *Program[R]) Bool(r *R) (bool, error) {
	answer, err := p.Decide(r, timeline.NoInstant)
	if err == nil && answer == Failed {
		err = &Error{Expression: p.expression, Text: "a number in it cannot be computed", Hint: "such as a quotient by zero"}
	}
	return answer == Yes, err
}

// amount reads a field that holds a number or a length.
func (f *field[R]) amount(r *R) (Amount, bool) {
	switch {
	case f.number != nil:
		n := f.number(r)
		return Amount{Millionths: int64(n)}, n.Known()
	case f.count != nil:
		n := f.count(r)
		return ofInt(n), n >= 0
	case f.length != nil:
		d := f.length(r)
		return Amount{Millionths: int64(d)}, d >= 0
	}
	return Amount{}, false
}

// value is what the field puts into the environment.
func (f *field[R]) value(r *R, asOf timeline.Instant) any {
	switch {
	case f.text != nil:
		return f.text(r).String()
	case f.word != nil:
		return f.word(r)
	case f.flag != nil:
		return f.flag(r) == evidence.Yes
	case f.at != nil:
		if at := f.at(r); at.Known() {
			return moment{at}
		}
		if f.lasts != nil && asOf.Known() && f.lasts(r) {
			return unsure{least: &Amount{Millionths: int64(asOf)}}
		}
		return nil
	}
	amount, known := f.amount(r)
	switch {
	case !known:
		return nil
	case f.length != nil:
		return timeLength{amount}
	}
	return exactNumber{amount}
}

// Bool compiles an expression that must be true or false. An empty one holds for every record.
func Bool[R Record](expression string, zone *time.Location) (func(*R) (bool, error), error) {
	if blank(expression) {
		return func(*R) (bool, error) { return true, nil }, nil
	}
	p, err := Compile[R](expression, zone)
	if err != nil {
		return nil, err
	}
	return p.Bool, wanted(expression, p.result, []Result{Truth})
}
