package filter

import (
	"time"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Program is a compiled expression over one record type. It is not for concurrent use.
type Program[R Record] struct {
	expression string
	result     Result
	single     *field[R]                    // the expression is nothing but this field
	ends       [2]func(*R) timeline.Instant // or nothing but the time from the second of these to the first
	fields     []named[R]
	program    *vm.Program
	machine    vm.VM
	env        map[string]any
	memo       *memo[R] // nil where records hardly ever repeat
}

type named[R Record] struct {
	name string
	field[R]
}

func newProgram[R Record](expression string, result Result, compiled *vm.Program, used map[string]bool) *Program[R] {
	p := &Program[R]{expression: expression, result: result, program: compiled, machine: newVM(), env: map[string]any{}}
	table := fieldsOf[R]()
	for _, name := range names[R]() {
		if used[name] {
			p.fields = append(p.fields, named[R]{name, table[name]})
		}
	}
	switch n := compiled.Node().(type) {
	case *ast.IdentifierNode:
		p.single = &p.fields[0].field
	case *ast.CallNode:
		p.ends = between(n, table)
	}
	p.memo = newMemo(p.fields)
	return p
}

// between recognises the difference of two times, such as resolved - opened: the time to restore of a million
// tickets is worth a short way.
func between[R Record](n *ast.CallNode, fields table[R]) (ends [2]func(*R) timeline.Instant) {
	if callee, ok := n.Callee.(*ast.IdentifierNode); !ok || callee.Value != operatorName("-") {
		return ends
	}
	for i, argument := range n.Arguments {
		if field, ok := argument.(*ast.IdentifierNode); ok {
			ends[i] = fields[field.Value].at
		}
	}
	return ends
}

// Result tells what the expression gives.
func (p *Program[R]) Result() Result { return p.result }

// Gives is an error unless the expression gives one of the results that its place asks for.
func (p *Program[R]) Gives(want ...Result) error { return wanted(p.expression, p.result, want) }

// Bool answers for a record. An error names the record's part in it, such as a pattern that is none.
func (p *Program[R]) Bool(r *R) (bool, error) {
	if p.single != nil && p.single.flag != nil {
		return p.single.flag(r) == evidence.Yes, nil
	}
	if p.memo == nil {
		value, err := p.run(r)
		return value == true, err
	}
	key := p.memo.key(r)
	if answer, known := p.memo.answers[key]; known {
		return answer, nil
	}
	value, err := p.run(r)
	if err == nil {
		p.memo.keep(key, value == true)
	}
	return value == true, err
}

// Amount gives a number, or a length of time in seconds; ok is false where a blank field leaves none.
func (p *Program[R]) Amount(r *R) (a Amount, ok bool, err error) {
	if p.single != nil {
		a, ok = p.single.amount(r)
		return a, ok, nil
	}
	if p.ends[0] != nil && p.ends[1] != nil {
		to, from := p.ends[0](r), p.ends[1](r)
		return Amount{Millionths: int64(to.Sub(from))}, to.Known() && from.Known(), nil
	}
	value, err := p.run(r)
	if err != nil || value == nil {
		return Amount{}, false, err
	}
	return amountOf(value), true, nil
}

// run evaluates the expression for a record.
func (p *Program[R]) run(r *R) (any, error) {
	for i := range p.fields {
		p.env[p.fields[i].name] = p.fields[i].value(r)
	}
	value, err := p.machine.Run(p.program, p.env)
	if err != nil {
		return nil, explain(p.expression, err, names[R]())
	}
	return value, nil
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
func (f *field[R]) value(r *R) any {
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
