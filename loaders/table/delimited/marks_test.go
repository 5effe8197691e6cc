package delimited

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Decides: quotation-marks.
func TestAQuotationMarkInsideACellIsACharacter(t *testing.T) {
	for _, delimiter := range []string{",", ";", "\t", "|"} {
		for line, want := range map[string]string{
			`1,Monitor 24" broken,x`:      `1|Monitor 24" broken|x`,
			`1,24",x`:                     `1|24"|x`,
			`1,say "hello" twice,x`:       `1|say "hello" twice|x`,
			`1, "a",x`:                    `1| "a"|x`,
			`1,"a""b",say "c"`:            `1|a"b|say "c"`,
			`1,"24" monitor",x`:           `1|24 monitor"|x`,
			`1,"a""b"c"d""e,x`:            `1|a"bc"d""e|x`,
			`1,5",`:                       `1|5"|`,
			`1,a",` + "\"b\nc\"" + `,5"`:  "1|a\"|b\nc|5\"",
			`24" wide,"quoted",un"quoted`: `24" wide|quoted|un"quoted`,
		} {
			text := strings.ReplaceAll("a,b,c\n"+line+"\nlast,2,3\n", ",", delimiter)
			got, _, err := rows(open(t, text, Options{Delimiter: delimiter[0]}))
			want := "2: " + strings.ReplaceAll(want, ",", delimiter)
			if err != nil || len(got) != 3 || got[1] != want || !strings.HasSuffix(got[2], ": last|2|3") {
				t.Errorf("%q: %q, %v; want %q", text, got, err, want)
			}
		}
	}
}

// What is not at the beginning of a cell tells nothing about the delimiter.
func TestQuotationMarksDoNotVote(t *testing.T) {
	text := "a;b\n1;\"x, y\"\n2;\"x, y\"\n3;24\" wide\n"
	if f := open(t, text, Options{}); f.Delimiter != ';' || f.Columns != 2 {
		t.Errorf("%q, %d columns", f.Delimiter, f.Columns)
	}
}

// loose draws records with marks where they do not belong.
func loose(t *rapid.T) string {
	cell := rapid.OneOf(
		rapid.StringMatching(`[a-z0-9]{1,3}["a-z ]{0,6}`),
		rapid.StringMatching(`"[a-z]{0,3}"["a-z ]{0,4}`),
		rapid.StringMatching(`"[a-z,\n]{0,5}("")?"`),
		rapid.StringMatching(`[a-z ]{0,5}`),
	)
	record := rapid.Map(rapid.SliceOfN(cell, 1, 5), func(cells []string) string { return strings.Join(cells, ",") })
	return strings.Join(rapid.SliceOfN(record, 1, 40).Draw(t, "records"), "\n")
}

func TestChunksOfAnySizeGiveTheSameLooseRecords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []byte("x,y\n" + loose(t))
		f, err := Open(func() (io.Reader, error) { return bytes.NewReader(text), nil }, Options{Delimiter: ','})
		if err != nil {
			t.Fatal(err)
		}
		want, _, err := rows(f)
		if err != nil {
			t.Fatal(err)
		}
		f.chunk = rapid.IntRange(1, 100).Draw(t, "chunk")
		got, _, err := rows(f)
		if err != nil || !slices.Equal(got, want) {
			t.Fatalf("chunks of %d: %q; want %q", f.chunk, got, want)
		}
		accounted(t, f, text)
	})
}

// pythonRows reads text as Python's csv module does: a mark opens only at the beginning of a cell, and text behind a
// closing mark belongs to the cell. ok is false where a quoted cell is left open or goes on behind a line end, which
// that module reads and this program refuses.
func pythonRows(text string) (list []string, ok bool) {
	const (
		begin = iota
		plain
		quoted
		closed
	)
	var cells []string
	var cell strings.Builder
	state, line, first, across := begin, 1, 1, false
	end := func() {
		cells = append(cells, cell.String())
		cell.Reset()
		state, across = begin, false
	}
	record := func() {
		if state != begin || len(cells) > 0 {
			end()
			list = append(list, fmt.Sprintf("%d: %s", first, strings.Join(cells, "|")))
		}
		cells, first = nil, line+1
		state = begin
	}
	for _, c := range text {
		switch {
		case state == quoted && c == '"':
			state = closed
		case state == quoted:
			cell.WriteRune(c)
			across = across || c == '\n'
		case state == closed && c == '"':
			cell.WriteRune(c)
			state = quoted
		case c == '\n':
			record()
		case c == ',':
			end()
			state = begin
			if len(cells) == 0 {
				return nil, false
			}
		case state == begin && c == '"':
			state = quoted
		default:
			if state == closed && across {
				return nil, false
			}
			cell.WriteRune(c)
			state = plain
		}
		if c == '\n' {
			line++
		}
	}
	if state == quoted {
		return nil, false
	}
	record()
	return list, true
}

func TestLooseRecordsAreThoseOfPython(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := "x,y\n" + loose(t)
		want, ok := pythonRows(text)
		if !ok {
			return
		}
		f, err := Open(func() (io.Reader, error) { return strings.NewReader(text), nil }, Options{Delimiter: ','})
		if err != nil {
			t.Fatal(err)
		}
		if got, _, err := rows(f); err != nil || !slices.Equal(got, want) {
			t.Fatalf("%q: %q, %v; Python %q", text, got, err, want)
		}
	})
}
