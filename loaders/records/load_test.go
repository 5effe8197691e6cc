package records

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/asof"
	"github.com/slareport/slareport/loaders/records/files"
	"github.com/slareport/slareport/loaders/records/headers"
	"github.com/slareport/slareport/loaders/records/merge"
	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/finding"
)

// messyTickets writes tickets with everything that can be wrong with them.
func messyTickets(random *rand.Rand, rows int) string {
	var b strings.Builder
	b.WriteString("id,client,opened,resolved,priority,reopened,cost,category\n")
	pick := func(list ...string) string { return list[random.IntN(len(list))] }
	for i := range rows {
		id := fmt.Sprint("INC", i)
		if random.IntN(20) == 0 {
			id = fmt.Sprint("INC", random.IntN(i+1))
		}
		opened := "2026-10-" + fmt.Sprintf("%02d %02d:%02d:00", 1+random.IntN(31), random.IntN(24), random.IntN(60))
		fields := []string{id, pick("Acme", "Beta", "acme", ""), opened,
			pick(opened, opened, "", "soon", "2026-10-25 02:30:00"), pick("P1", "P2", "P3"),
			pick("0", "1", "", "-1", "many"), pick("1.5", "20", "", "1,5", "x"),
			pick("Incident", "Request", `"a, b"`, `"say ""hi"""`)}
		switch random.IntN(40) {
		case 0:
			fields[0] = ""
		case 1:
			fields[2] = pick("", "yesterday", "2026-02-30 00:00:00")
		case 2:
			fields = fields[:random.IntN(len(fields))]
		case 3:
			fields = append(fields, "more")
		case 4:
			fields[7] = `"open`
		case 5:
			fields[7] = "\"two\nlines\""
		}
		b.WriteString(strings.Join(fields, ",") + pick("\n", "\n", "\r\n"))
		if random.IntN(50) == 0 {
			b.WriteString("\n")
		}
	}
	return b.String()
}

const messySource = "\n  - {id: t, files: data/*.csv, records: tickets, timezone: Europe/Berlin, decimal: '.', " +
	"where: category != \"Request\"}"

// Decides: row-balance.
func TestNoRowIsLostAndJobsChangeNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	files := folder{
		"data/big.csv": messyTickets(random, 30_000), "data/small.csv": messyTickets(random, 500),
		"data/tiny.csv": messyTickets(random, 3),
	}
	w := openWorkspace(t, files.write(t), messySource)
	var first *evidence.Evidence
	for _, jobs := range []int{1, 2, 5} {
		e, err := Load(t.Context(), w, Options{Jobs: jobs})
		if err != nil {
			t.Fatal(err)
		}
		checkBooks(t, e)
		defer e.Texts.Release()
		e.Texts = nil // the loads have one each
		if first == nil {
			first = e
		} else if !texttest.Same(*first, *e) {
			t.Errorf("%d jobs give other evidence than one", jobs)
		}
	}
	if s := first.Sources[0]; s.Rows < 28_000 || min(s.Loaded, s.Duplicates, s.Filtered, s.Rejected) < 50 {
		t.Errorf("the file is not messy enough: %+v", s)
	}
	for i := 1; i < len(first.Tickets); i++ {
		if evidence.ComparePos(first.Tickets[i-1].Pos, first.Tickets[i].Pos) >= 0 {
			t.Fatalf("tickets %d and %d are not in order", i-1, i)
		}
	}
}

// Decides: row-balance.
func TestEveryMessyFileReconciles(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "data"), 0o755); err != nil {
		t.Fatal(err)
	}
	w := openWorkspace(t, dir, messySource)
	rapid.Check(t, func(rt *rapid.T) {
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 0))
		for _, name := range []string{"a", "b"} {
			text := messyTickets(random, rapid.IntRange(0, 40).Draw(rt, name))
			if err := os.WriteFile(filepath.Join(dir, "data", name+".csv"), []byte(text), 0o644); err != nil {
				rt.Fatal(err)
			}
		}
		e, err := Load(context.Background(), w, Options{Jobs: 2})
		if err != nil {
			rt.Fatal(err)
		}
		rows := 0
		for _, s := range e.Sources {
			if s.Rows != s.Loaded+s.Duplicates+s.Filtered+s.Rejected {
				rt.Fatalf("%+v", s)
			}
			rows += s.Loaded
		}
		if rows != len(e.Tickets) {
			rt.Fatalf("%d rows loaded and %d tickets", rows, len(e.Tickets))
		}
	})
}

func TestBigAndSmallFilesAreReadAlike(t *testing.T) {
	text := messyTickets(rand.New(rand.NewPCG(7, 8)), 20_000)
	if len(text) < smallFile {
		t.Fatalf("%d bytes are no big file", len(text))
	}
	w := openWorkspace(t, folder{"data/a.csv": text}.write(t), messySource)
	load := func(size int64) *evidence.Evidence {
		l := newLoader(t.Context(), w, &evidence.Evidence{Texts: texttest.Texts}, Options{Jobs: 3})
		inputs := l.find(&w.Sources[0])
		l.expect(inputs)
		inputs[0].Size = size
		if err := l.source(t.Context(), &w.Sources[0], inputs); err != nil {
			t.Fatal(err)
		}
		l.close()
		return l.evidence
	}
	if big, small := load(int64(len(text))), load(1); !reflect.DeepEqual(big, small) {
		t.Errorf("%+v\n%+v", big.Sources, small.Sources)
	}
}

func TestSamplesAreTheSameWithAnyJobs(t *testing.T) {
	var b strings.Builder
	b.WriteString("time,client,service,latency,status\n")
	random := rand.New(rand.NewPCG(9, 10))
	for i := range 40_000 {
		at := time.Date(2026, 10, 1, 0, 0, i, 0, time.UTC).Format("2006-01-02 15:04:05")
		fmt.Fprintf(&b, "%s,client %d,\"svc\"\"%d\",%d.%d,%s\n", at, random.IntN(5), random.IntN(3), random.IntN(90),
			random.IntN(1000), []string{"up", "down", "", "?"}[random.IntN(4)])
	}
	w := openWorkspace(t, folder{"data/a.csv": b.String(), "data/b.csv": b.String()[:100_000]}.write(t),
		"\n  - {id: s, files: data/*.csv, records: samples, where: 'client != \"client 3\"'}\n"+
			"  - {id: t, files: data/none.csv, records: tickets}")
	one, oneEvidence := streamAll(t, w, 1)
	three, threeEvidence := streamAll(t, w, 3)
	threeEvidence.Texts = oneEvidence.Texts
	if !texttest.Same(one, three) || !texttest.Same(*oneEvidence, *threeEvidence) {
		t.Errorf("%d and %d samples\n%s\n%s", len(one), len(three), findingsOf(oneEvidence), findingsOf(threeEvidence))
	}
	asof.SettleNewest(oneEvidence)
	s := oneEvidence.Sources[0]
	if s.Rows != 40_000 || s.Filtered < 7000 || len(s.SHA256) != 64 ||
		oneEvidence.Newest != instant(t, "2026-10-01T11:06:39Z") {
		t.Errorf("%+v, newest %v", s, oneEvidence.Newest)
	}
	before := oneEvidence.Sources[0]
	if err := StreamSamples(
		t.Context(), w, oneEvidence, Options{Jobs: 2}, func() func(*evidence.Batch) { return func(*evidence.Batch) {} },
	); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(before, oneEvidence.Sources[0]) {
		t.Errorf("a second pass changes the account: %+v", oneEvidence.Sources[0])
	}
	CountDuplicates(w, oneEvidence, []Repeated{{Origin: 0, Count: 3, Row: 17}})
	after := oneEvidence.Sources[0]
	if after.Duplicates != 3 || after.Loaded != before.Loaded-3 ||
		!reflect.DeepEqual(after.Reasons[0],
			evidence.Reason{Kind: account.Duplicate, Message: merge.EqualRow.Message(), Count: 3, Row: 17}) {
		t.Errorf("%+v", after)
	}
	checkBooks(t, oneEvidence)
}

func TestASourceOfSamplesHasNoOtherRecords(t *testing.T) {
	_, e := folder{"data/a.csv": "at,latency\n2026-10-01T00:00:00Z,1\n"}.stream(t,
		"\n  - {id: s, files: data/*.csv, records: [samples, outages]}")
	if got := findingsOf(e); !strings.Contains(
		got, "error data/a.csv: a source of samples can have no other records: nothing is read",
	) {
		t.Errorf("findings\n%s", got)
	}
}

func TestSampleFilesThatCannotBeRead(t *testing.T) {
	all, e := folder{
		"data/a.csv": "at,latency\n", "data/b.csv": "", "data/c.csv": "time,latency\n2026-10-01T00:00:00Z,1\n",
	}.stream(t,
		"\n  - {id: s, files: [data/*.csv, data/none-*.csv], records: samples, columns: {latency: [rtt ms]}}")
	got := findingsOf(e)
	for _, want := range []string{
		"error data/none-*.csv: no file has this name", "error data/b.csv: the file is empty",
		"error data/c.csv: no column for latency of the samples",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("findings lack %s\n%s", want, got)
		}
	}
	if len(all) != 1 {
		t.Errorf("%d samples", len(all))
	}
}

func TestDigestsAndProgress(t *testing.T) {
	text := messyTickets(rand.New(rand.NewPCG(1, 1)), 20_000)
	w := openWorkspace(t, folder{"data/a.csv": text, "data/b.csv": text[:1000]}.write(t), messySource)
	var last, total int64
	e, err := Load(t.Context(), w, Options{Progress: func(done, all int64) {
		if done < last || all != int64(len(text)+1000) {
			t.Errorf("progress %d of %d after %d", done, all, last)
		}
		last, total = done, all
	}})
	if err != nil || last != total {
		t.Errorf("progress ended at %d of %d, %v", last, total, err)
	}
	sum := sha256.Sum256([]byte(text))
	if e.Sources[0].SHA256 != hex.EncodeToString(sum[:]) {
		t.Errorf("digest %s", e.Sources[0].SHA256)
	}
}

func TestTheContextEndsTheWork(t *testing.T) {
	w := openWorkspace(
		t, folder{"data/a.csv": messyTickets(rand.New(rand.NewPCG(1, 1)), 20_000), "data/b.csv": "id,opened\n"}.write(t),
		messySource,
	)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Load(ctx, w, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	s := openWorkspace(t, folder{"data/a.csv": "at\n2026-10-01\n"}.write(t),
		"\n  - {id: s, files: data/*.csv, records: samples}")
	e, err := Load(t.Context(), s, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := StreamSamples(
		ctx, s, e, Options{}, func() func(*evidence.Batch) { return func(*evidence.Batch) {} },
	); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestSourcesThatWorkspacesRefuse(t *testing.T) {
	for want, spec := range map[string]sources.Spec{
		`source "s": there are no records of type "dreams"`: {ID: "s", Records: []sources.RecordSpec{{Type: "dreams"}}},
		`source "s": "%Y" is not a date format`: {
			ID: "s", Records: []sources.RecordSpec{{Type: "tickets"}}, Dates: []string{"%Y"},
		},
	} {
		if _, err := Load(t.Context(), &workspace.Workspace{Sources: []sources.Spec{spec}}, Options{}); err == nil ||
			!strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}

// oddFS is a file system with something wrong with one file.
type oddFS struct {
	fstest.MapFS
	open  error
	plain bool // files cannot be read at any place
	grows bool // files change while they are read
	fails error
}

type plainFile struct{ fs.File }

type failingFile struct {
	fs.File
	err error
}

func (f failingFile) ReadAt(p []byte, at int64) (int, error) { return 0, f.err }

func (o *oddFS) Open(name string) (fs.File, error) {
	f, err := o.MapFS.Open(name)
	switch {
	case o.open != nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: o.open}
	case o.plain:
		return plainFile{f}, err
	case o.fails != nil:
		return failingFile{f, o.fails}, err
	}
	return f, err
}

func (o *oddFS) Stat(name string) (fs.FileInfo, error) {
	info, err := o.MapFS.Stat(name)
	if o.grows && err == nil {
		return grown{info}, nil
	}
	return info, err
}

type grown struct{ fs.FileInfo }

func (g grown) Size() int64 { return g.FileInfo.Size() + 1 }

func TestFilesThatCannotBeRead(t *testing.T) {
	file := fstest.MapFS{"a.csv": {Data: []byte("id,opened\n1,2026-10-01T00:00:00Z\n")}}
	for want, root := range map[string]fs.FS{
		"cannot be read: permission denied":    &oddFS{MapFS: file, open: errors.New("permission denied")},
		"the file cannot be read at any place": &oddFS{MapFS: file, plain: true},
		"disk on fire":                         &oddFS{MapFS: file, fails: errors.New("disk on fire")},
		"the file changed while it was read":   &oddFS{MapFS: file, grows: true},
	} {
		w := openWorkspace(t, t.TempDir(), "\n  - {id: t, files: a.csv, records: tickets}")
		l := newLoader(t.Context(), w, &evidence.Evidence{Texts: texttest.Texts}, Options{})
		l.root = file
		inputs := l.find(&w.Sources[0])
		l.root = root
		if err := l.source(t.Context(), &w.Sources[0], inputs); err != nil {
			t.Fatal(err)
		}
		l.close()
		if got := findingsOf(l.evidence); !strings.Contains(got, "error a.csv: "+want) && !strings.Contains(got, want) {
			t.Errorf("findings lack %s\n%s", want, got)
		}
	}
}

func TestGlobs(t *testing.T) {
	root := fstest.MapFS{"data/b.csv": {}, "data/a.csv": {}, "data/old/c.csv": {}, "data/x.txt": {}, "empty/.hidden": {}}
	for _, c := range []struct {
		globs, exclude []string
		want, finding  string
	}{
		{[]string{"data/*.csv"}, nil, "data/a.csv data/b.csv", ""},
		{[]string{"data/b.csv", "data/**/*.csv"}, nil, "data/a.csv data/b.csv data/old/c.csv", ""},
		{[]string{"data/**/*.csv"}, []string{"data/old/**"}, "data/a.csv data/b.csv", ""},
		{[]string{"data/{a,x}.*"}, nil, "data/a.csv data/x.txt", ""},
		{[]string{"../data/*.csv"}, nil, "", "../data/*.csv: is no pattern of files"},
		{[]string{"data/[a.csv"}, nil, "", "data/[a.csv: is no pattern of files"},
		{[]string{"./data/b*"}, nil, "data/b.csv", ""},
		{[]string{"data//b*", "data/./b.csv"}, nil, "data/b.csv", ""},
		{[]string{"{data,empty}/{a,b}.{csv,txt}"}, nil, "data/a.csv data/b.csv", ""},
		{[]string{"{data,empty}/*/{a,c}.csv"}, nil, "data/old/c.csv", ""},
		{[]string{"data/*"}, []string{"./data/{a,b}.csv"}, "data/x.txt", ""},
		{[]string{"data/*"}, []string{"data/*"}, "",
			"data/*: every file of this name is left out (see exclude of this source, and the findings beside this one)"},
		{[]string{"data/old"}, nil, "", "data/old: is a folder, not a file (write data/old/* for the files in it)"},
		{[]string{"Data/b.csv"}, nil, "",
			"Data/b.csv: no file has this name (there is no folder Data; the folder . has data, empty)"},
		{[]string{"data/new/*/x.csv"}, nil, "",
			"data/new/*/x.csv: no file has this name (there is no folder data/new; the folder data has old, a.csv, b.csv, …)"},
		{[]string{"data/B.CSV"}, nil, "", "data/B.CSV: no file has this name (the folder data has a.csv, b.csv, x.txt, …)"},
		{[]string{"empty/*.csv"}, nil, "", "empty/*.csv: no file has this name (the folder empty is empty)"},
		{[]string{"data/d.csv"}, nil, "", "data/d.csv: no file has this name (the folder data has a.csv, b.csv, x.txt, …)"},
	} {
		f := files.Find(root, c.globs, c.exclude)
		var told strings.Builder
		for _, one := range f.Findings {
			fmt.Fprintf(&told, "%s: %s (%s)", one.File, wordstest.English(one.Message), wordstest.English(one.Hint))
		}
		if got := strings.Join(f.Files, " "); got != c.want || !strings.Contains(told.String(), c.finding) ||
			c.finding == "" && told.Len() > 0 {
			t.Errorf("%v without %v: %q, %s", c.globs, c.exclude, got, told.String())
		}
	}
	f := files.Find(&badFolder{}, []string{"data/*.csv"}, nil)
	if len(f.Findings) != 1 || wordstest.English(f.Findings[0].Message) != "cannot be searched: permission denied" ||
		wordstest.English(f.Findings[0].Hint) != "may the folder be read?" || f.Findings[0].File != "data" {
		t.Errorf("%+v", f.Findings)
	}
}

// badFolder is a file system whose folders cannot be listed.
type badFolder struct{}

func (*badFolder) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

func TestLongListsOfColumnsAreCutShort(t *testing.T) {
	var names []string
	for i := range 40 {
		names = append(names, fmt.Sprint("c", i))
	}
	if got := wordstest.English(finding.Say("hint.the-columns", headers.ListNames(names))); !strings.HasSuffix(got,
		"c29 and 10 more") {
		t.Error(got)
	}
}
