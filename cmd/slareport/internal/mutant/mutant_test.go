package mutant

import (
	"bytes"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func sample(t *testing.T) Files {
	t.Helper()
	files, err := Sample(os.DirFS("../../../../sample-data"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestTheSampleIsSmallAndWhole(t *testing.T) {
	files := sample(t)
	for _, name := range []string{
		"slareport.yaml", "agreements/calder.yaml", "data/network/counters.tsv", "data/calder/service-desk.xlsx",
		"brand/logo.png",
	} {
		if len(files[name]) == 0 {
			t.Errorf("%s is missing among %v", name, files.names())
		}
	}
	if n := files.Size(); n > 1<<20 {
		t.Errorf("the sample has %d bytes", n)
	}
	if n := bytes.Count(files["data/network/probes-2026.csv"], newline); n != headRows+sampleRows-1 {
		t.Errorf("%d rows of probes are left", n)
	}
	if rows := sheetRow.FindAll(
		unpack(files["data/desk/surveys.xlsx"])["xl/worksheets/sheet2.xml"], -1,
	); len(rows) != headRows+sampleRows {
		t.Errorf("%d rows of surveys are left", len(rows))
	}
}

func TestANumberAlwaysMakesTheSameMutant(t *testing.T) {
	files := sample(t)
	before := maps.Clone(files)
	for name, content := range before {
		before[name] = slices.Clone(content)
	}
	same := 0
	for number := range uint64(200) {
		m, again := Of(number, files), Of(number, files)
		if !reflect.DeepEqual(m, again) {
			t.Fatalf("mutant %d differs: %v and %v", number, m.Changes, again.Changes)
		}
		if len(m.Changes) == 0 || len(m.Changes) > mostChanges {
			t.Fatalf("mutant %d has the changes %v", number, m.Changes)
		}
		if reflect.DeepEqual(m.Files, files) {
			same++
		}
	}
	if !reflect.DeepEqual(files, before) {
		t.Error("making mutants changed the sample")
	}
	if same > 20 {
		t.Errorf("%d of 200 mutants are the sample itself", same)
	}
}

// Every change must be able to change something, of its own kind of file and of an empty one without a panic.
func TestEveryChangeChangesSomething(t *testing.T) {
	files := sample(t)
	for _, name := range []string{"slareport.yaml", "data/registers/outages.csv", "data/registers/claims.xlsx"} {
		for _, d := range changesOf(name) {
			if !changes(d, files, name) {
				t.Errorf("%s: %q never changes anything", name, d.name)
			}
			changes(d, Files{name: nil, "other": nil}, name)
		}
	}
}

func changes(d change, files Files, name string) bool {
	for number := range uint64(30) {
		to := maps.Clone(files)
		c := newChance(number)
		d.do(c, to, name)
		if !reflect.DeepEqual(to, files) {
			return true
		}
	}
	return false
}

func TestAWorkbookSurvivesPacking(t *testing.T) {
	parts := unpack(sample(t)["data/registers/claims.xlsx"])
	if again := unpack(pack(parts)); len(parts) == 0 || !reflect.DeepEqual(again, parts) {
		t.Error("the parts are not what they were")
	}
	if unpack([]byte("no zip")) != nil {
		t.Error("what is no workbook has parts")
	}
}

func TestTheDocumentationNamesTheFlags(t *testing.T) {
	text, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	test, err := os.ReadFile("../../mutants_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, flag := range []string{"mutants", "first-mutant"} {
		if !strings.Contains(string(text), " -"+flag+" ") || !strings.Contains(string(test), `"`+flag+`"`) {
			t.Errorf("the flag %s is not where it must be", flag)
		}
	}
}
