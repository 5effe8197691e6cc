package cell

import "github.com/slareport/slareport/report/finding"

// Problem is about a cell, whose content is the first argument.
func Problem(text []byte, key, hint string, args ...any) *finding.Problem {
	return finding.NewProblem(key, hint, append([]any{finding.Shown(text)}, args...)...)
}

// Mistake is what is wrong with a declaration. It stops the work before any cell is read, so it is in English as all
// messages about a workspace are.
type Mistake struct {
	Text string
	Hint string // may be empty
}

// Error joins both parts.
func (m *Mistake) Error() string {
	if m.Hint == "" {
		return m.Text
	}
	return m.Text + "; hint: " + m.Hint
}

// Unreadable gives the problem of cells that no reader can take: error values and formulas that were
// never computed. wanted is a key such as "wanted.text". It is nil for all other kinds.
func Unreadable(r Raw, wanted string) error {
	switch {
	case r.Kind() == Fault, r.Kind() == Text && IsFault(Trim(r.Text)):
		return Problem(r.Text, "cell.workbook-error", "hint.correct-formula", finding.Say(wanted))
	case r.Kind() == Uncached:
		return finding.NewProblem("cell.no-result", "hint.compute", finding.Say(wanted))
	}
	return nil
}

// Evidence says how it is known in which way a column is written.
func Evidence(declared bool) finding.Message {
	if declared {
		return finding.Say("cell.as-declared")
	}
	return finding.Say("cell.as-others-show")
}
