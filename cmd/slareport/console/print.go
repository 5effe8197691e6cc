package console

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Say prints for people. The format is the program's own; a text or an error among the arguments may hold a cell, a
// name or a path, and is spelled out so that it neither steers the terminal nor begins a line of its own.
func Say(w io.Writer, format string, args ...any) {
	for i, a := range args {
		switch a := a.(type) {
		case string:
			args[i] = plain(a)
		case error:
			args[i] = plain(a.Error())
		}
	}
	fmt.Fprintf(w, format, args...)
}

// SayLine prints a line without blanks at its end.
func SayLine(w io.Writer, format string, args ...any) {
	var b strings.Builder
	Say(&b, format, args...)
	io.WriteString(w, strings.TrimRight(b.String(), " ")+"\n")
}

// sayError prints an error; errors that were joined are lines of their own.
func sayError(w io.Writer, err error) {
	fmt.Fprintf(w, "slareport: %s\n", strings.Join(linesOf(err), "\n"))
}

// plain spells a text out in one line.
func plain(s string) string { return spelled(s, "") }

// spelled writes characters that act instead of being seen as JSON does, so that printed JSON stays the same JSON:
// control characters such as the escape \u001b, marks that turn the direction of text, such as \u202e, characters
// without width and line separators, all but the kept ones. Bytes that are no UTF-8 are \xff.
func spelled(s, kept string) string {
	spells := func(r rune) bool { return r == utf8.RuneError || acts(r) && !strings.ContainsRune(kept, r) }
	if !strings.ContainsFunc(s, spells) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, s[0])
		case !spells(r) || r == utf8.RuneError:
			b.WriteString(s[:n])
		case strings.ContainsRune("\n\r\t", r):
			fmt.Fprintf(&b, `\%c`, "nrt"[strings.IndexRune("\n\r\t", r)])
		default:
			for _, unit := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&b, `\u%04x`, unit)
			}
		}
		s = s[n:]
	}
	return b.String()
}

func acts(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) }

// terminal is standard output or standard error. Whatever reaches it is spelled out, but for the lines and tabs of the
// program's own layout: say keeps data within a line, and this is the net below it, for help texts, JSON and
// whatever libraries print. It remembers that something could not be written.
type terminal struct {
	to   io.Writer
	rest []byte // of a character whose end is still to come
	err  error
}

// NewTerminal spells out what goes to a stream.
func NewTerminal(to io.Writer) *terminal { return &terminal{to: to} }

func (t *terminal) Write(p []byte) (int, error) {
	text := append(t.rest, p...)
	end := len(text)
	for i := max(0, end-utf8.UTFMax+1); i < len(text); i++ {
		if utf8.RuneStart(text[i]) && !utf8.FullRune(text[i:]) {
			end = i
			break
		}
	}
	t.rest = append([]byte(nil), text[end:]...)
	if t.err == nil {
		t.err = t.print(text[:end])
	}
	if t.err != nil {
		return 0, t.err
	}
	return len(p), nil
}

func (t *terminal) print(text []byte) error {
	_, err := io.WriteString(t.to, spelled(string(text), "\n\t"))
	return err
}

// Finish prints what is left of a character that never ended, and says whether everything was written.
func (t *terminal) Finish() error {
	if t.err == nil {
		t.err = t.print(t.rest)
	}
	return t.err
}

// linesOf gives an error as lines: those of joined errors are several, and no text within one begins another.
func linesOf(err error) []string {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var lines, texts []string
		for _, e := range joined.Unwrap() {
			lines, texts = append(lines, linesOf(e)...), append(texts, e.Error())
		}
		if strings.Join(texts, "\n") == err.Error() {
			return lines
		}
	} else if inner := errors.Unwrap(err); inner != nil {
		if prefix, ok := strings.CutSuffix(err.Error(), inner.Error()); ok {
			lines := linesOf(inner)
			lines[0] = plain(prefix) + lines[0]
			return lines
		}
	}
	return []string{plain(err.Error())}
}
