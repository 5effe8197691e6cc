package filter

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"

	"github.com/slareport/slareport/report/evidence"
)

// Bounds of what an expression may cost. Without loops its cost follows its length.
const (
	maxLength = 4096    // characters
	maxNodes  = 1000    // parts
	maxMemory = 100_000 // elements that one evaluation may build
	maxBits   = 4096    // of a number: 1,233 digits
)

// functions of the language beside date and duration.
var functions = []string{"lower", "upper", "trim", "len"}

// Result is what an expression gives.
type Result uint8

// The results.
const (
	Truth Result = iota + 1
	Number
	Length // of time, in seconds
	Word
	Time
)

var resultNames = map[Result]string{
	Truth: "true or false", Number: "a number", Length: "a length of time", Word: "a text", Time: "a time",
}

// String names the result in messages.
func (r Result) String() string { return resultNames[r] }

// Compile checks an expression against the fields of a record type and makes it ready. Dates without an
// offset are read in zone, nil is UTC. The error is an *Error.
func Compile[R Record](expression string, zone *time.Location) (*Program[R], error) {
	if zone == nil {
		zone = time.UTC
	}
	form, err := formOf[R](expression, zone)
	if err != nil {
		return nil, err
	}
	return &Program[R]{form: form, memo: newMemo(form.fields)}, nil
}

// compile makes a machine for an expression; the guard has noted what it uses.
func compile[R Record](expression string, zone *time.Location) (*machine, *guard, error) {
	if n := utf8.RuneCountInString(expression); n > maxLength {
		text := fmt.Sprintf("too long: it has %d characters, and an expression may have %d", n, maxLength)
		return nil, nil, &Error{Expression: string([]rune(expression)[:40]) + "…", Text: text}
	}
	guard := &guard{expression: expression, zone: zone, used: map[string]bool{}}
	m := &machine{vm: vm.VM{MemoryBudget: maxMemory}, env: map[string]any{}}
	var err error
	m.program, err = expr.Compile(expression, options[R](guard, &m.oracle)...)
	if guard.err != nil {
		return nil, nil, guard.err
	}
	if err != nil {
		return nil, nil, explain(expression, err, names[R]())
	}
	if err := guard.certain(m.program.Node()); err != nil {
		return nil, nil, err
	}
	return m, guard, nil
}

func options[R Record](guard *guard, oracle *oracle) []expr.Option {
	env := map[string]any{}
	for name, f := range fieldsOf[R]() {
		env[name] = f.example()
	}
	options := []expr.Option{expr.Env(env), expr.MaxNodes(maxNodes), expr.DisableAllBuiltins()}
	for _, f := range []string{"lower", "upper", "trim"} {
		options = append(options, expr.EnableBuiltin(f))
	}
	options = append(options, characters())
	options = append(options, literals()...)
	options = append(options, expr.Patch(guard))
	options = append(options, overloads(oracle)...)
	return append(options, askingBlank()...)
}

// example is a value of the field's type, for the checker.
func (f field[R]) example() any {
	switch {
	case f.at != nil:
		return moment{}
	case f.length != nil:
		return timeLength{}
	case f.number != nil, f.count != nil:
		return exactNumber{}
	case f.flag != nil:
		return false
	}
	return ""
}

// resultOf tells what the whole expression gives.
func resultOf(expression string, node ast.Node) (Result, error) {
	switch t := node.Type(); {
	case t == reflect.TypeFor[timeLength]():
		return Length, nil
	case t == reflect.TypeFor[moment]():
		return Time, nil
	case t == reflect.TypeFor[exactNumber]():
		return Number, nil
	case t == reflect.TypeFor[bool]():
		return Truth, nil
	case t == reflect.TypeFor[string]():
		return Word, nil
	}
	return 0, &Error{
		Expression: expression, Text: "gives values of several types",
		Hint: "both results of ?: must be numbers, or both texts",
	}
}

// Check tells what is wrong with an expression over a record type named as in the workspace: tickets,
// ticket-events, samples, outages, claims, surveys, tallies, obligations or credit-claims. want lists what it may
// give. An empty expression is in order.
func Check(records, expression string, want ...Result) error {
	if blank(expression) {
		return nil
	}
	check, known := checks[records]
	if !known {
		return &Error{Expression: expression, Text: "there are no records of type " + records}
	}
	result, _, err := check(expression)
	if err != nil {
		return err
	}
	return wanted(expression, result, want)
}

// Fields names the fields of a record type that expressions ask for, each once, in order; expressions that are wrong
// ask for none.
func Fields(records string, expressions ...string) []string {
	var names []string
	for _, e := range expressions {
		if check, known := checks[records]; known && !blank(e) {
			_, used, _ := check(e)
			names = append(names, used...)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// checks tell, by record type, what an expression gives and which fields it asks for.
var checks = map[string]func(string) (Result, []string, error){
	"tickets": check[evidence.Ticket], "ticket-events": check[evidence.Event], "samples": check[evidence.Series],
	"outages": check[evidence.Outage], "claims": check[evidence.Claim], "surveys": check[evidence.Survey],
	"tallies": check[evidence.Tally], "obligations": check[evidence.Obligation],
	"credit-claims": check[evidence.CreditClaim],
}

func check[R Record](expression string) (Result, []string, error) {
	p, err := Compile[R](expression, nil)
	if err != nil {
		return 0, nil, err
	}
	var used []string
	for _, f := range p.fields {
		used = append(used, f.name)
	}
	return p.result, used, nil
}

// wanted tells whether an expression gives one of the results that its place asks for.
func wanted(expression string, result Result, want []Result) error {
	if len(want) == 0 {
		return nil
	}
	var list []string
	for _, w := range want {
		if w == result {
			return nil
		}
		list = append(list, w.String())
	}
	return &Error{Expression: expression, Text: "gives " + result.String() + ", want " + strings.Join(list, " or ")}
}

func blank(expression string) bool { return strings.TrimSpace(expression) == "" }
