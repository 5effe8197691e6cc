package table

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/loaders/words/wordstest"
)

// Rows and headers as wide and as long as a spreadsheet program or a careless export makes them.
func TestVeryWideAndVeryLongRows(t *testing.T) {
	const width = 100_000
	names := make([]string, width)
	for i := range names {
		names[i] = "c" + strings.Repeat("x", i%3)
	}
	names[width-1] = "last"
	wide := mustOpen(t, "a.csv", strings.Join(names, ",")+"\n"+strings.Repeat(",", width-1)+"end\n", Options{})
	var got string
	if _, err := each(wide, func(r *Row) { got = string(r.Cell(width - 1).Text) }); err != nil ||
		len(wide.Header) != width || got != "end" {
		t.Errorf("%d columns, %q, %v", len(wide.Header), got, err)
	}
	for size, want := range map[int]string{
		1 << 20:   "3: 3|" + strings.Repeat("x", 1<<20),
		10 << 20:  "3! the line is longer than 4 MiB; hint: is this a text file of rows?",
		4<<20 - 9: "3: 3|" + strings.Repeat("x", 4<<20-9), // with its line end and what precedes it in its chunk
	} {
		long := mustOpen(t, "a.csv", "a,b\n1,2\n3,"+strings.Repeat("x", size)+"\n5,6\n", Options{})
		if rows, _, err := all(long); err != nil || len(rows) != 3 || rows[1] != want || rows[2] != "4: 5|6" {
			t.Errorf("%d bytes: %d rows, %v", size, len(rows), err)
		}
	}
	_, err := open("a.csv", []byte(strings.Repeat("x", 10<<20)), Options{})
	if want := "a.csv: the line is longer than 4 MiB; hint: is this a text file of rows?"; err == nil ||
		wordstest.Error(err) != want {
		t.Errorf("a file of one line: %v", err)
	}
	quoted := mustOpen(t, "a.csv", "a,b\n1,2\n3,\""+strings.Repeat(strings.Repeat("x", 99)+"\n", 110_000)+"\"\n5,6\n",
		Options{})
	rows, findings, err := all(quoted)
	if err != nil || len(rows) == 0 || rows[0] != "2: 1|2" {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if !strings.HasPrefix(rows[1], "3! the quote before") || rows[len(rows)-1] != "110004: 5|6" {
		t.Errorf("%q … %q, %v", rows[1], rows[len(rows)-1], findings)
	}
}

// A row costs what its cells cost, not what the columns between them would.
func TestARowFarToTheRightCostsAsMuchAsAnother(t *testing.T) {
	const rows = 20_000
	read := func(header, column string) (took time.Duration, read int) {
		var text strings.Builder
		fmt.Fprintf(&text, `<row r="1"><c r="A1" t="str"><v>name</v></c><c r="%s1" t="str"><v>last</v></c></row>`, header)
		for i := range rows {
			fmt.Fprintf(&text, `<row r="%d"><c r="%[2]s%[1]d" t="str"><v>x</v></c></row>`, i+2, column)
		}
		table, err := open("a.xlsx", rawBook(text.String()), Options{HeaderRow: 1})
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			begin := time.Now()
			if _, err := each(table, func(r *Row) {
				for range r.Columns() {
					read++
				}
			}); err != nil {
				t.Fatal(err)
			}
			if passed := time.Since(begin); took == 0 || passed < took {
				took = passed
			}
		}
		return took, read
	}
	near, _ := read("B", "A")
	for _, header := range []string{"B", "XFD"} {
		far, cells := read(header, "XFD")
		if far > 30*near || cells != 3*rows {
			t.Errorf("header to %s: %d cells in %s, beside %s of rows with a cell in A", header, cells, far, near)
		}
	}
}

// The cells of one row never stand in another.
func TestColumnsThatARowLeavesOutAreBlank(t *testing.T) {
	table, err := open("a.xlsx", rawBook(""+
		`<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c><c r="E1" t="str"><v>e</v></c>`+
		`</row><row><c t="str"><v>1</v></c><c t="str"><v>2</v></c><c r="E2" t="str"><v>5</v></c></row>`+
		`<row><c r="C3" t="str"><v>3</v></c></row><row/><row><c r="E5" t="str"><v>6</v></c></row>`+
		`<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c><c r="D6"/><c r="E6" t="str"><v>e</v></c></row>`+
		`<row><c t="str"><v>a</v></c><c r="E7" t="str"><v>e</v></c></row>`+
		`<row><c r="G8"/></row><row><c r="B9" t="str"><v>7</v></c><c r="G9" t="str"><v>8</v></c></row>`), Options{})
	if err != nil {
		t.Fatal(err)
	}
	rows, findings, err := all(table)
	want := []string{"2: 1|2|||5", "3: ||3||", "5: ||||6", "7: a||||e", "9: |7|||"}
	if err != nil || !slices.Equal(rows, want) {
		t.Errorf("%q, %v", rows, err)
	}
	found := map[Kind]int{}
	for _, f := range findings {
		found[f.Kind] += f.Count
	}
	if found[BlankRows] != 2 || found[RepeatedHeader] != 1 || found[BeyondHeader] != 1 {
		t.Errorf("%v", findings)
	}
}

// What is cut off, doubled or not text never gives fewer rows without a word.
func TestTextsOfAllBadKinds(t *testing.T) {
	utf16 := func(text string) string {
		b := []byte("\xFF\xFE")
		for _, c := range text {
			b = append(b, byte(c), byte(c>>8))
		}
		return string(b)
	}
	for name, c := range map[string]struct {
		text string
		want []string // rows; a row that is in error ends with !
		err  string
	}{
		"UTF-16":                        {utf16("a,b\n1,2\n"), []string{"2: 1|2"}, ""},
		"UTF-16 cut inside a character": {utf16("a,b\n1,2\n3,4\n")[:23], []string{"2: 1|2", "3!"}, ""},
		"CR only":                       {"a,b\r1,2\r3,4\r", []string{"2: 1|2", "3: 3|4"}, ""},
		"CR only, cut off":              {"a,b\r1,2\r3", []string{"2: 1|2", "3!"}, ""},
		"a zero byte":                   {"a,bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n1,\x00\n3,4\n", []string{"2!", "3: 3|4"}, ""},
		"quotes never closed":           {"a,b\n\"1,2\n\"3,4\n\"5,6\n", []string{"2!", "3!", "4!"}, ""},
		"a quote closed by another":     {"a,b\n1,\"2\n3,\"4\n5,6\n", []string{"2!", "3!", "4: 5|6"}, ""},
		"nothing but quotes":            {"a,b\n\"\"\"\"\"\n\"\"\"\"\n", []string{"2!", "3!"}, ""},
		"nothing but line ends":         {"\r\n\r\n\n", nil, "a.csv: the file is empty; hint: did the export finish?"},
		"the last line never ends":      {"a,b\n1,2\n" + strings.Repeat("\"", 101), []string{"2: 1|2", "3!"}, ""},
	} {
		table, err := open("a.csv", []byte(c.text), Options{})
		if c.err != "" {
			if err == nil || wordstest.Error(err) != c.err {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		rows, _, err := all(table)
		for i := range rows {
			if place, _, bad := strings.Cut(rows[i], "!"); bad {
				rows[i] = place + "!"
			}
		}
		if err != nil || !slices.Equal(rows, c.want) {
			t.Errorf("%s: %q, %v; want %q", name, rows, err, c.want)
		}
	}
}

// A packed file that is cut anywhere ends in an error, whatever it gave before.
func TestAPackedFileCutAnywhereIsAnError(t *testing.T) {
	var text strings.Builder
	text.WriteString("a,b\n")
	for i := range 3000 {
		text.WriteString(strings.Repeat("x", i%17) + ",2\n")
	}
	data := gz(t, text.String())
	for cut := 1; cut < len(data); cut += 1 + len(data)/97 {
		table, err := open("a.csv.gz", data[:cut], Options{})
		if err == nil {
			_, _, err = all(table)
		}
		if err == nil || !strings.HasPrefix(wordstest.Error(err), "a.csv.gz: ") {
			t.Errorf("cut at %d of %d: %v", cut, len(data), err)
		}
	}
}
