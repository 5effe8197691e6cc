package jsonfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
)

// indented is what encoding/json writes.
func indented(t *testing.T, value any) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(value); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

type inner struct {
	Text string `json:"text"`
	None *inner `json:"none,omitempty"`
}

type Embedded struct {
	A int     `json:"a"`
	B []inner `json:"b"`
}

type odd struct {
	Embedded
	Untagged  string
	Left      string            `json:"-"`
	Nothing   []inner           `json:"nothing"`
	Empty     []inner           `json:"empty"`
	Pointers  []*inner          `json:"pointers"`
	Map       map[string]inner  `json:"map"`
	Bytes     []byte            `json:"bytes,omitempty"`
	Time      time.Time         `json:"time"`
	Object    struct{}          `json:"object"`
	Texts     []string          `json:"texts"`
	Optional  string            `json:"optional,omitempty"`
	Number    float64           `json:"number,omitempty"`
	Deep      [][]inner         `json:"deep"`
	Maps      []map[string]bool `json:"maps"`
	Interface any               `json:"interface"`
	hidden    int
}

func TestTextIsThatOfEncodingJSON(t *testing.T) {
	values := []any{
		odd{}, &odd{}, (*odd)(nil), []inner{}, []inner(nil), 3, "a <b> & \u2028", nil,
		odd{
			Embedded: Embedded{1, []inner{{"x", nil}, {"", &inner{Text: "y\n\"<&>"}}}}, Empty: []inner{}, Left: "left",
			Pointers: []*inner{nil, {Text: "z"}}, Map: map[string]inner{"b": {}, "a": {Text: "m"}}, Bytes: []byte{0, 255},
			Time: time.Unix(0, 0).UTC(), Texts: []string{"1", "2"}, Optional: "o", Number: 0.5,
			Deep: [][]inner{{}, {{"d", nil}}},
			Maps: []map[string]bool{{"k": true}, nil}, Interface: inner{Text: "i"}, hidden: 1,
		},
		fixture.Report(t, "en-GB"), fixture.Report(t, "de-DE"),
	}
	for i, value := range values {
		var b bytes.Buffer
		if value != nil {
			if err := encode(&b, value); err != nil {
				t.Fatalf("value %d: %v", i, err)
			}
			if got, want := b.String(), indented(t, value); got != want {
				t.Errorf("value %d is\n%s\nand not\n%s", i, got, want)
			}
		}
	}
}

// What encoding/json writes is indented as it would indent it, whatever stands in its texts.
func TestIndentedAsByEncodingJSON(t *testing.T) {
	for _, text := range []string{
		"3", `""`, `"a"`, "{}", "[]", "[[]]", `[{}]`, `{"a":[]}`, `{"a":{},"b":[1,2,{"c":null}]}`, `{"a\"b":"}{][,:"}`,
		`["\\","\\\"",",",":","\\\\"]`, `[[[1],[2,[3]]],{"x":{"y":{"z":[{}]}}}]`, `{"ä: [":"ö, \u2028 {"}`,
	} {
		for _, line := range []string{"\n", "\n    "} {
			var got, want bytes.Buffer
			indent(&got, []byte(text), line)
			if err := json.Indent(&want, []byte(text), line[1:], "  "); err != nil || got.String() != want.String() {
				t.Errorf("%s is %s, want %s, %v", text, &got, &want, err)
			}
		}
	}
}

type full struct{ room int }

var errFull = errors.New("no room")

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestWhatCannotBeWrittenIsAnError(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	if err := Render(&full{100}, r, nil); !errors.Is(err, errFull) {
		t.Error(err)
	}
	if err := encode(&full{1 << 30}, map[string]any{"no": func() {}}); err == nil ||
		!strings.Contains(err.Error(), "func") {
		t.Error(err)
	}
}

// largest remembers the longest piece that was written at once.
type largest struct{ all, piece int }

func (l *largest) Write(p []byte) (int, error) {
	l.all, l.piece = l.all+len(p), max(l.piece, len(p))
	return len(p), nil
}

// The text of a report with many misses is not held as a whole.
func TestTheTextIsNotHeld(t *testing.T) {
	text := new(largest)
	r := &report.Report{
		Objectives: []report.Objective{
			{Misses: new(report.Collector[report.Miss]).Collect(slices.Values(make([]report.Miss, 20_000)))},
		},
	}
	if err := encode(text, r); err != nil {
		t.Fatal(err)
	}
	if text.all < 4<<20 || text.piece > 1<<17 {
		t.Errorf("%d bytes were written, up to %d at once", text.all, text.piece)
	}
}

func BenchmarkReport(b *testing.B) {
	r := fixture.Report(b, "en-GB")
	for name, write := range map[string]func() error{
		"pieces": func() error { return encode(io.Discard, r) },
		"whole": func() error {
			e := json.NewEncoder(io.Discard)
			e.SetIndent("", "  ")
			return e.Encode(r)
		},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := write(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
