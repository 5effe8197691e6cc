package console

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/slareport/slareport/loaders/workspace"
)

// Exit codes of every command.
const (
	ExitDone   = 0
	ExitFailed = 1
	ExitUsage  = 2
	ExitFailOn = 3 // --fail-on, and that is so
)

// Failure is an error with what to do next and the code to leave with.
type Failure struct {
	err   error
	hints []string
	code  int
}

func (f *Failure) Error() string { return f.err.Error() }
func (f *Failure) Unwrap() error { return f.err }

// Failed makes an error that hints at what to do next.
func Failed(err error, hints ...string) error {
	return &Failure{err: err, hints: hints, code: ExitFailed}
}

// Misused is an error in how the command was called.
func Misused(format string, args ...any) error {
	return Mistaken(
		fmt.Errorf(format, args...), "slareport --help lists the commands, slareport COMMAND --help their flags",
	)
}

// Mistaken is an error in how the command was called that hints at what was meant.
func Mistaken(err error, hints ...string) error {
	return &Failure{err: err, hints: hints, code: ExitUsage}
}

// Leaving is an error that ends the program with a code of its own.
func Leaving(err error, code int) error { return &Failure{err: err, code: code} }

// Refused means that --fail-on asked to fail and its condition holds.
func Refused(format string, args ...any) error {
	return &Failure{err: fmt.Errorf(format, args...), code: ExitFailOn}
}

// Problems are everything that is wrong in the workspace's files.
type Problems []workspace.Problem

func (p Problems) Error() string {
	if len(p) == 1 {
		return "the workspace has a problem"
	}
	return fmt.Sprintf("the workspace has %d problems", len(p))
}

// Complain writes an error for people and gives the exit code.
func Complain(stderr io.Writer, err error) int {
	if err == nil {
		return ExitDone
	}
	var list Problems
	if errors.As(err, &list) {
		for _, p := range list {
			PrintProblem(stderr, p)
		}
	}
	sayError(stderr, err)
	var f *Failure
	if !errors.As(err, &f) {
		return ExitFailed
	}
	for _, h := range f.hints {
		Say(stderr, "hint: %s\n", h)
	}
	return f.code
}

func PrintProblem(w io.Writer, p workspace.Problem) {
	Say(w, "%s: %s\n", p.Where(), p.Text)
	for _, h := range strings.Split(p.Hint, "\n") {
		if h != "" {
			Say(w, "  hint: %s\n", h)
		}
	}
}
