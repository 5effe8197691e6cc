package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/slareport/slareport/loaders/workspace"
)

// Exit codes of every command.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
	exitFailOn = 3 // --fail-on, and that is so
)

// failure is an error with what to do next and the code to leave with.
type failure struct {
	err   error
	hints []string
	code  int
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

// failed makes an error that hints at what to do next.
func failed(err error, hints ...string) error {
	return &failure{err: err, hints: hints, code: exitFailed}
}

// misused is an error in how the command was called.
func misused(format string, args ...any) error {
	return &failure{
		err:   fmt.Errorf(format, args...),
		hints: []string{"slareport --help lists the commands, slareport COMMAND --help their flags"}, code: exitUsage,
	}
}

// refused means that --fail-on asked to fail and its condition holds.
func refused(format string, args ...any) error {
	return &failure{err: fmt.Errorf(format, args...), code: exitFailOn}
}

// problems are everything that is wrong in the workspace's files.
type problems []workspace.Problem

func (p problems) Error() string {
	if len(p) == 1 {
		return "the workspace has a problem"
	}
	return fmt.Sprintf("the workspace has %d problems", len(p))
}

// complain writes an error for people and gives the exit code.
func complain(stderr io.Writer, err error) int {
	if err == nil {
		return exitDone
	}
	var list problems
	if errors.As(err, &list) {
		for _, p := range list {
			printProblem(stderr, p)
		}
	}
	sayError(stderr, err)
	var f *failure
	if !errors.As(err, &f) {
		return exitFailed
	}
	for _, h := range f.hints {
		say(stderr, "hint: %s\n", h)
	}
	return f.code
}

func printProblem(w io.Writer, p workspace.Problem) {
	say(w, "%s: %s\n", p.Where(), p.Text)
	for _, h := range strings.Split(p.Hint, "\n") {
		if h != "" {
			say(w, "  hint: %s\n", h)
		}
	}
}
