package records

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"hash/crc32"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report/evidence"
)

// rowsOfTickets is a file of tickets that is long enough to be read in many blocks.
func rowsOfTickets(rows int) string {
	var b strings.Builder
	b.WriteString("id,opened,title\n")
	for i := range rows {
		fmt.Fprintf(&b, "INC%07d,2026-10-01T00:00:00Z,Printer %x\n", i,
			sha256.Sum256([]byte{byte(i), byte(i >> 8), byte(i >> 16)}))
	}
	return b.String()
}

func packed(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// brokenBook is a workbook whose sheet is damaged after a row.
func brokenBook(t *testing.T, rows, after int) string {
	t.Helper()
	var sheet strings.Builder
	sheet.WriteString(
		`<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>id</v></c><c r="B1" t="str"><v>opened</v></c></row>`,
	)
	for i := 2; i <= rows; i++ {
		fmt.Fprintf(
			&sheet, `<row r="%d"><c r="A%d" t="str"><v>INC%07d</v></c><c r="B%d" t="str"><v>2026-10-01T00:00:00Z</v></c></row>`,
			i, i, i, i,
		)
		if i == after {
			sheet.WriteString(`<oops/>`)
		}
	}
	sheet.WriteString(`</sheetData></worksheet>`)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<R><Relationship Id="a" Type="x/worksheet" Target="s.xml"/></R>`,
		"xl/s.xml":                   sheet.String(),
	} {
		part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// within fails a test that hangs, and one that leaves goroutines behind.
func within(t *testing.T, work func()) {
	t.Helper()
	before := runtime.NumGoroutine()
	done := make(chan struct{})
	go func() {
		defer close(done)
		work()
	}()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Fatal("it hangs")
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines are left, of %d before", runtime.NumGoroutine(), before)
}

// Damage in the middle of a file ends its reading with an error that names the place; what stood before is kept and
// accounted for, and other files are read as if nothing had been.
func TestDamageInTheMiddleOfAFileEndsCleanly(t *testing.T) {
	const lost = ": the rows that follow are missing, or some of them"
	text := rowsOfTickets(60_000)
	gz := packed(t, text)
	if len(gz) < smallFile*3/2 {
		t.Fatalf("%d bytes are packed too well", len(gz))
	}
	flipped := []byte(gz)
	flipped[len(flipped)*2/3] ^= 0x55
	for name, c := range map[string]struct{ file, text, want string }{
		"a workbook": {
			"b.xlsx", brokenBook(t, 40_000, 30_000),
			"the workbook is damaged: xl/s.xml after row 30000 has <oops> between the rows" + lost +
				" (open it in a spreadsheet program and save it again)",
		},
		"a small workbook": {"b.xlsx", brokenBook(t, 4_000, 3_000),
			"the workbook is damaged: xl/s.xml after row 3000 has <oops> between the rows" + lost},
		"a packed file, cut": {"b.csv.gz", gz[:len(gz)*2/3],
			"the packed file (.gz) is damaged: it is cut off" + lost + " (copy or export it again)"},
		"a packed file, changed": {"b.csv.gz", string(flipped), "the packed file (.gz) is damaged: it "},
	} {
		files := folder{
			"data/a.csv": "id,opened\n1,2026-10-01T00:00:00Z\n", "data/" + c.file: c.text,
			"data/c.csv": "id,opened\n2,2026-10-01T00:00:00Z\n",
		}
		dir := files.write(t)
		for _, jobs := range []int{1, 3} {
			within(t, func() {
				w := openWorkspace(t, dir, "\n  - {id: t, files: 'data/*', records: tickets}")
				e, err := Load(t.Context(), w, Options{Jobs: jobs})
				if err != nil {
					t.Errorf("%s: %v", name, err)
					return
				}
				checkBooks(t, e)
				if got := findingsOf(e); !strings.Contains(got, "error data/"+c.file+": ") || !strings.Contains(got, c.want) {
					t.Errorf("%s, %d jobs: findings lack\n%s\nthey are\n%s", name, jobs, c.want, got)
				}
				if e.Sources[0].Loaded != 1 || e.Sources[2].Loaded != 1 || e.Sources[1].Loaded < 1000 ||
					e.Sources[1].Loaded > 60_000 {
					t.Errorf("%s, %d jobs: %s, %s and %s", name, jobs, accountOf(e.Sources[0]), accountOf(e.Sources[1]),
						accountOf(e.Sources[2]))
				}
				if first := e.Tickets[0].ID; first != "1" || e.Tickets[len(e.Tickets)-1].ID != "2" {
					t.Errorf("%s: tickets are not in the order of files", name)
				}
			})
		}
	}
}

// A line that is too long is no row; it is rejected as one, and nothing else is lost.
func TestALineThatIsTooLongLosesItsRowAlone(t *testing.T) {
	text := rowsOfTickets(20_000) + strings.Repeat("x", 9<<20) + "\nINC,2026-10-01,a\n"
	for name, rows := range map[string]string{"tickets": "tickets", "samples": "samples, columns: {at: opened}"} {
		for _, jobs := range []int{1, 3} {
			dir := folder{"data/a.csv": text}.write(t)
			w := openWorkspace(t, dir, "\n  - {id: t, files: 'data/*', records: "+rows+"}")
			e, err := Load(t.Context(), w, Options{Jobs: jobs})
			if err != nil {
				t.Fatal(err)
			}
			if err := StreamSamples(
				t.Context(), w, e, Options{Jobs: jobs}, func() func(*evidence.Batch) { return func(*evidence.Batch) {} },
			); err != nil {
				t.Fatal(err)
			}
			checkBooks(t, e)
			if s := e.Sources[0]; s.Rows != 20_002 || s.Loaded != 20_001 || s.Rejected != 1 {
				t.Errorf("%s, %d jobs: %s", name, jobs, accountOf(s))
			}
			want := "error data/a.csv:20002: the line is longer than 4 MiB: row not loaded (is this a text file of rows?)"
			if got := findingsOf(e); !strings.Contains(got, want) {
				t.Errorf("%s, %d jobs: findings lack\n%s\nthey are\n%s", name, jobs, want, got)
			}
		}
	}
}

// Damage in the middle of a file of samples, which are streamed, ends as cleanly.
func TestDamageInTheMiddleOfSamplesEndsCleanly(t *testing.T) {
	var b strings.Builder
	b.WriteString("at,service,latency\n")
	for i := range 60_000 {
		fmt.Fprintf(&b, "%s,wan,%d\n", time.Unix(int64(1790000000+i), 0).UTC().Format(time.RFC3339),
			crc32.ChecksumIEEE([]byte{byte(i), byte(i >> 8)})%1000)
	}
	gz := packed(t, b.String())
	within(t, func() {
		var e *evidence.Evidence
		_, e = folder{"data/a.csv.gz": gz[:len(gz)/2]}.stream(t, "\n  - {id: s, files: 'data/*', records: samples}")
		if s := e.Sources[0]; s.Loaded < 1000 || s.Loaded > 59_000 {
			t.Errorf("account %s", accountOf(s))
		}
		if got := findingsOf(e); !strings.Contains(
			got, "error data/a.csv.gz: the packed file (.gz) is damaged: it is cut off: the rows that follow are missing",
		) {
			t.Errorf("findings\n%s", got)
		}
	})
}
