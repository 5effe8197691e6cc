package finding

// Problem is why a file, a row or a cell cannot be read. It does not know where it stands: who reads adds that.
type Problem struct {
	Message         // what was found and what was wanted
	Hint    Message // the likely mistake or what to declare; may be empty
}

// NewProblem makes a problem; the hint is a key without arguments, or "".
func NewProblem(key, hint string, args ...any) *Problem {
	return &Problem{Message: Say(key, args...), Hint: Say(hint)}
}

// Error names the problem for programmers: a catalogue says it to people.
func (p *Problem) Error() string { return p.String() }
