// Skipped reads what `go test -json` writes, prints what plain `go test` prints, and names at the end every test that
// was skipped and why: a test that does not run must not look like one that passed.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
)

// event is a line of `go test -json` (go doc test2json).
type event struct {
	Action, Package, Test, Output string
}

func main() {
	if err := report(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "skipped:", err)
		os.Exit(1)
	}
}

// report prints the output of a run and its skipped tests.
func report(in io.Reader, out io.Writer) error {
	r := run{out: out, said: map[string]*strings.Builder{}}
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadString('\n')
		if line != "" {
			r.line(line)
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "tests skipped: %d\n", len(r.skipped))
	for _, s := range r.skipped {
		fmt.Fprintf(out, "  %s\n", s)
	}
	return nil
}

// run is what is known of a run so far.
type run struct {
	out     io.Writer
	said    map[string]*strings.Builder // by package and test: output that is shown only on failure
	order   []string                    // of said
	skipped []string
}

func (r *run) line(line string) {
	var e event
	if err := json.Unmarshal([]byte(line), &e); err != nil || e.Action == "" {
		fmt.Fprint(r.out, line) // of the go command itself
		return
	}
	name := e.Package + " " + e.Test
	switch {
	case e.Action == "build-output":
		fmt.Fprint(r.out, e.Output)
	case e.Action == "output":
		r.keep(name, e.Output)
	case e.Test == "" && (e.Action == "pass" || e.Action == "skip"):
		fmt.Fprint(r.out, lastLine(r.text(name))+"\n")
		r.forget(e.Package)
	case e.Test == "" && e.Action == "fail":
		r.show(e.Package)
		r.forget(e.Package)
	case e.Action == "skip":
		r.skipped = append(r.skipped, strings.TrimSpace(name+": "+reason(r.text(name))))
		delete(r.said, name)
	case e.Action == "pass":
		delete(r.said, name)
	}
}

func (r *run) keep(name, text string) {
	if r.said[name] == nil {
		r.said[name] = &strings.Builder{}
		r.order = append(r.order, name)
	}
	r.said[name].WriteString(text)
}

func (r *run) text(name string) string {
	if b := r.said[name]; b != nil {
		return b.String()
	}
	return ""
}

// show prints what the failed tests of a package said, those that never ended included, then what it said itself.
func (r *run) show(of string) {
	for _, name := range r.order {
		if strings.HasPrefix(name, of+" ") && name != of+" " {
			fmt.Fprint(r.out, frames.ReplaceAllString(r.text(name), ""))
		}
	}
	fmt.Fprint(r.out, r.text(of+" "))
}

func (r *run) forget(of string) {
	left := r.order[:0]
	for _, name := range r.order {
		if strings.HasPrefix(name, of+" ") {
			delete(r.said, name)
			continue
		}
		left = append(left, name)
	}
	r.order = left
}

var (
	frames = regexp.MustCompile(`(?m)^=== (RUN|PAUSE|CONT|NAME) .*\n`)
	where  = regexp.MustCompile(`^[^\s:]+\.go:[0-9]+: `)
)

// reason is what a test said when it was skipped: "x_test.go:7: no fonts".
func reason(said string) string {
	for line := range strings.Lines(said) {
		if text := strings.TrimSpace(line); where.MatchString(text) {
			return where.ReplaceAllString(text, "")
		}
	}
	return "no reason given"
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	return lines[len(lines)-1]
}
