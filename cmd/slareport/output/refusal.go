package output

import "fmt"

// Refusal is why documents cannot go into a folder, with what to do about it.
type Refusal struct {
	Text string
	Hint string
	Err  error // what the system said, nil if it was not asked
}

// Hints of refusals.
const (
	hintOther = "choose another folder with --out"
	hintMove  = "move them elsewhere, or choose a new or an empty folder with --out"
)

func (r *Refusal) Error() string {
	if r.Err != nil {
		return r.Text + ": " + r.Err.Error()
	}
	return r.Text
}

// Unwrap gives what the system said.
func (r *Refusal) Unwrap() error { return r.Err }

func refuse(hint, format string, args ...any) error {
	return &Refusal{Text: fmt.Sprintf(format, args...), Hint: hint}
}
