package records

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// folder writes files, by name, into a workspace folder; slareport.yaml is completed with what every one has.
type folder map[string]string

func (f folder) write(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range f {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// open reads the settings with the sources as YAML list items.
func openWorkspace(t testing.TB, dir, sources string) *workspace.Workspace {
	t.Helper()
	text := "provider: Test\ntimezone: UTC\nsources:\n" + sources
	if err := os.WriteFile(filepath.Join(dir, "slareport.yaml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	w, problems, err := workspace.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.File == "slareport.yaml" && !strings.Contains(p.Text, "agreements") {
			t.Fatalf("slareport.yaml:%d:%d: %s (%s)", p.Line, p.Column, p.Text, p.Hint)
		}
	}
	return w
}

// load reads everything but samples.
func (f folder) load(t testing.TB, sources string) *evidence.Evidence {
	t.Helper()
	e, err := Load(context.Background(), openWorkspace(t, f.write(t), sources), Options{Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	checkBooks(t, e)
	return e
}

// told is a sample with its series.
type told struct {
	evidence.Series
	evidence.Sample
	origin uint32
}

// stream reads the samples, in the order of origins and rows.
func (f folder) stream(t testing.TB, sources string) ([]told, *evidence.Evidence) {
	t.Helper()
	return streamAll(t, openWorkspace(t, f.write(t), sources), 2)
}

func streamAll(t testing.TB, w *workspace.Workspace, jobs int) ([]told, *evidence.Evidence) {
	t.Helper()
	e, err := Load(context.Background(), w, Options{Jobs: jobs})
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	type chunk struct {
		origin uint32
		number int
	}
	chunks := map[chunk][]told{}
	err = StreamSamples(context.Background(), w, e, Options{Jobs: jobs}, func() func(*evidence.Batch) {
		return func(b *evidence.Batch) {
			var list []told
			for _, s := range b.Samples {
				series := b.Series[s.Series]
				s.Series = 0
				list = append(list, told{series, s, b.Origin})
			}
			mu.Lock()
			defer mu.Unlock()
			chunks[chunk{b.Origin, b.Chunk}] = list
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	var all []told
	for origin := range e.Origins {
		for n := 0; ; n++ {
			list, ok := chunks[chunk{uint32(origin), n}]
			if !ok {
				break
			}
			all = append(all, list...)
		}
	}
	checkBooks(t, e)
	return all, e
}

// checkBooks holds every account against the rule that no row is lost.
func checkBooks(t testing.TB, e *evidence.Evidence) {
	t.Helper()
	if len(e.Sources) != len(e.Origins) {
		t.Fatalf("%d sources and %d origins", len(e.Sources), len(e.Origins))
	}
	for i, s := range e.Sources {
		if s.Rows != s.Loaded+s.Duplicates+s.Filtered+s.Rejected || min(s.Loaded, s.Duplicates, s.Filtered, s.Rejected) < 0 {
			t.Errorf("%s: %d rows, but %d loaded, %d duplicates, %d filtered, %d rejected", s.File, s.Rows, s.Loaded,
				s.Duplicates, s.Filtered, s.Rejected)
		}
		reasons := map[string]int{}
		for _, r := range s.Reasons {
			reasons[r.Kind] += r.Count
		}
		if reasons[account.Duplicate] != s.Duplicates || reasons[account.Filtered] != s.Filtered ||
			reasons[account.Rejected] != s.Rejected {
			t.Errorf("%s: reasons %v do not add up to %d duplicates, %d filtered, %d rejected", s.File, reasons, s.Duplicates,
				s.Filtered, s.Rejected)
		}
		if o := e.Origins[i]; o.Source != s.ID || o.File != s.File || o.Sheet != s.Sheet {
			t.Errorf("origin %d is %v, and the source %v", i, o, s)
		}
	}
}

// findingsOf writes the findings of all files as lines: severity place column: text (hint).
func findingsOf(e *evidence.Evidence) string {
	var b strings.Builder
	for _, s := range e.Sources {
		for _, f := range s.Findings {
			b.WriteString(f.Severity + " " + f.File)
			if f.Row > 0 {
				b.WriteString(":" + itoa(f.Row))
			}
			if f.Column != "" {
				b.WriteString(" [" + f.Column + "]")
			}
			b.WriteString(": " + wordstest.English(f.Message))
			if !f.Hint.Empty() {
				b.WriteString(" (" + wordstest.English(f.Hint) + ")")
			}
			if f.Count > 1 {
				b.WriteString(" ×" + itoa(f.Count))
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// instant reads RFC 3339.
func instant(t testing.TB, text string) timeline.Instant {
	t.Helper()
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return timeline.Of(at)
}

// accountOf is rows, loaded, duplicates, filtered and rejected.
func accountOf(s evidence.Source) string {
	return strings.Join([]string{itoa(s.Rows), itoa(s.Loaded), itoa(s.Duplicates), itoa(s.Filtered), itoa(s.Rejected)},
		" ")
}

func berlin(t testing.TB) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// findingsIn are the findings that books hold.
func findingsIn(b *account.Books) []evidence.Finding {
	var s evidence.Source
	b.Close(&s, owners.New(&workspace.Workspace{}))
	return s.Findings
}
