package filter

import (
	"time"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Answer is what a condition says of a record. The zero Answer is No.
type Answer uint8

// The answers.
const (
	No Answer = iota
	Yes
	Pending // the record still lasts, and how it ends decides
	Failed  // a number in the condition cannot be computed, such as a quotient by zero
)

// Known tells whether the condition is decided.
func (a Answer) Known() bool { return a == No || a == Yes }

// Decide answers for a record as it was known at asOf. A time that is blank because the record still lasts is not
// before asOf: what follows from that is decided, and nothing else. With NoInstant a blank time is blank.
//
// Rule §13 (filters-undecided): Filters over the unknown are three-valued: the length of an outage or a ticket that
// lasts is at least what has passed.
func (p *Program[R]) Decide(r *R, asOf timeline.Instant) (Answer, error) {
	if p.single != nil && p.single.flag != nil {
		return answerOf(p.single.flag(r) == evidence.Yes), nil
	}
	if p.memo == nil {
		return p.decide(r, asOf)
	}
	key := p.memo.key(r)
	if answer, known := p.memo.answers[key]; known {
		return answer, nil
	}
	answer, err := p.decide(r, asOf)
	if err == nil {
		p.memo.keep(key, answer)
	}
	return answer, err
}

func answerOf(value any) Answer {
	if value == true {
		return Yes
	}
	return No
}

// decide evaluates the condition on every course that what is unknown may take.
func (p *Program[R]) decide(r *R, asOf timeline.Instant) (answer Answer, err error) {
	open, failed, err := p.courses(r, asOf, func(first bool, value any) (done bool) {
		one := answerOf(value)
		done = !first && one != answer
		answer = one
		return done
	})
	switch {
	case err != nil || !open:
		return answer, err
	case failed:
		return Failed, nil
	}
	return Pending, nil
}

// courses evaluates the expression once for every way in which comparisons with unknown values may end, until visit
// is done with them or there are too many. open tells that it was, or that not all of them were visited; failed, that
// a number could not be computed.
func (p *Program[R]) courses(
	r *R, asOf timeline.Instant, visit func(first bool, value any) (done bool),
) (open, failed bool, err error) {
	m := p.take()
	defer p.giveBack(m)
	m.oracle.begin()
	for i := range p.fields {
		m.env[p.fields[i].name] = p.fields[i].value(r, asOf)
	}
	for n := range maxCourses {
		value, err := m.vm.Run(m.program, m.env)
		if err != nil {
			return false, false, explain(p.expression, err, names[R]())
		}
		if visit(n == 0, value) {
			return true, m.oracle.failed, nil
		}
		if !m.oracle.next() {
			return false, m.oracle.failed, nil
		}
	}
	return true, m.oracle.failed, nil
}

// maxCourses bounds the ways that one record is evaluated: comparisons with unknown values multiply them.
const maxCourses = 1 << 10

// oracle guesses how comparisons with unknown values end, one course after the other.
type oracle struct {
	guesses []bool // of the course at hand
	asked   int
	failed  bool // a number could not be computed, on any course
}

func (o *oracle) begin() { o.guesses, o.asked, o.failed = o.guesses[:0], 0, false }

// guess is how the comparison at hand ends on this course.
func (o *oracle) guess() bool {
	if o.asked == len(o.guesses) {
		o.guesses = append(o.guesses, false)
	}
	o.asked++
	return o.guesses[o.asked-1]
}

// next moves on to the next course; false after the last one.
func (o *oracle) next() bool {
	o.guesses, o.asked = o.guesses[:o.asked], 0
	for n := len(o.guesses) - 1; n >= 0; n-- {
		if !o.guesses[n] {
			o.guesses[n] = true
			o.guesses = o.guesses[:n+1]
			return true
		}
	}
	return false
}

// Condition compiles an expression that must be true or false of records as they were known at a date. An empty one
// holds for every record.
func Condition[R Record](
	expression string, zone *time.Location,
) (holds func(r *R, asOf timeline.Instant) (Answer, error), err error) {
	if blank(expression) {
		return func(*R, timeline.Instant) (Answer, error) { return Yes, nil }, nil
	}
	p, err := Compile[R](expression, zone)
	if err != nil {
		return nil, err
	}
	return p.Decide, wanted(expression, p.result, []Result{Truth})
}
