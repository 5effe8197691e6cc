package filter

import (
	"reflect"
	"strings"
	"sync"
	"time"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"
)

// form is what all programs of one expression share: to compile one takes as long as to answer for hundreds of records,
// and the same few are written in the agreements of all clients. It is for concurrent use.
type form[R Record] struct {
	expression string
	zone       *time.Location
	dated      bool // there is a date in it, which the zone may decide
	result     Result
	single     *field[R]    // the expression is nothing but this field
	ends       [2]*field[R] // or nothing but the time from the second of these to the first
	fields     []named[R]

	mu   sync.Mutex
	idle []*machine
}

// machine evaluates an expression, for one record at a time: its operators ask its own oracle.
type machine struct {
	program *vm.Program
	vm      vm.VM
	env     map[string]any
	oracle  oracle
}

// take gives a machine that nobody else uses. There are as many as evaluate at the same time.
func (f *form[R]) take() *machine {
	f.mu.Lock()
	if last := len(f.idle) - 1; last >= 0 {
		m := f.idle[last]
		f.idle = f.idle[:last]
		f.mu.Unlock()
		return m
	}
	f.mu.Unlock()
	m, _, err := compile[R](f.expression, f.zone)
	if err != nil { // it has been compiled before
		panic(err)
	}
	return m
}

// giveBack takes a machine back; it forgets the record.
func (f *form[R]) giveBack(m *machine) {
	clear(m.env)
	clear(m.vm.Stack[:cap(m.vm.Stack)])
	clear(m.vm.Variables)
	f.mu.Lock()
	f.idle = append(f.idle, m)
	f.mu.Unlock()
}

// formKey is what a form depends on.
type formKey struct {
	record     reflect.Type
	expression string
	zone       *time.Location // nil where there is no date in the expression
}

// maxForms is how many forms are kept; with one more all are forgotten.
const maxForms = 256

var forms = struct {
	mu sync.Mutex
	of map[formKey]any
}{of: map[formKey]any{}}

// formOf compiles an expression, or finds it compiled.
func formOf[R Record](expression string, zone *time.Location) (*form[R], error) {
	key := formKey{record: reflect.TypeFor[R](), expression: expression}
	dated := key
	dated.zone = zone
	forms.mu.Lock()
	found, ok := forms.of[key]
	if !ok {
		found, ok = forms.of[dated]
	}
	forms.mu.Unlock()
	if ok {
		return found.(*form[R]), nil
	}
	key.expression = strings.Clone(expression) // not the file that it was read from
	made, err := newForm[R](key.expression, zone)
	if err != nil {
		return nil, err
	}
	if made.dated {
		key.zone = zone
	}
	forms.mu.Lock()
	defer forms.mu.Unlock()
	if len(forms.of) >= maxForms {
		clear(forms.of)
	}
	forms.of[key] = made
	return made, nil
}

func newForm[R Record](expression string, zone *time.Location) (*form[R], error) {
	m, guard, err := compile[R](expression, zone)
	if err != nil {
		return nil, err
	}
	root := m.program.Node()
	f := &form[R]{expression: expression, zone: zone, dated: guard.dated, idle: []*machine{m}}
	if f.result, err = resultOf(expression, root); err != nil {
		return nil, err
	}
	table := fieldsOf[R]()
	for _, name := range names[R]() {
		if guard.used[name] {
			f.fields = append(f.fields, named[R]{name, table[name]})
		}
	}
	switch n := root.(type) {
	case *ast.IdentifierNode:
		f.single = &f.fields[0].field
	case *ast.CallNode:
		f.ends = between(n, table)
	}
	return f, nil
}
