package workspace

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func crc(data []byte) []byte { return binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(data)) }

// workspaceWith is a workspace with agreements that differ from the good one in some lines.
func workspaceWith(t *testing.T, changes ...[]string) (*Workspace, []Problem) {
	t.Helper()
	files := fstest.MapFS{File: {Data: []byte(goodSettings)}}
	for i, c := range changes {
		text := strings.NewReplacer(c...).Replace(goodAgreement)
		files["agreements/"+string(rune('a'+i))+".yaml"] = &fstest.MapFile{Data: []byte(text)}
	}
	w, problems, err := Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return w, problems
}

func TestAgreementsAmongEachOther(t *testing.T) {
	var out strings.Builder
	tell := func(rule string, changes ...[]string) {
		_, problems := workspaceWith(t, changes...)
		out.WriteString(rule + "\n")
		for _, p := range problems {
			out.WriteString(show(p))
		}
	}
	until := func(id, day string) []string {
		return []string{"id: A", "id: " + id + "\neffective: {to: " + day + "}"}
	}
	from := func(id, day string) []string {
		return []string{"id: A", "id: " + id + "\neffective: {from: " + day + "}"}
	}
	tell("no agreements")
	tell("one id", []string{}, []string{"id: A", "id: a", "Acme", "Other"})
	tell("one client", []string{}, []string{"id: A", "id: B", "client: Acme", "client: ACME"})
	tell("a client that is another's alias", []string{"client: Acme", "client: Acme\naliases: [AR, Retail]"},
		[]string{"id: A", "id: B", "client: Acme", "client: retail"})
	tell("one client, one day in common", until("A", "2026-06-30"), from("B", "2026-06-30"))
	tell("one client, one after the other", until("A", "2026-06-30"), from("B", "2026-07-01"))
	numbered := func(id, number string) []string {
		return []string{"id: A", "id: " + id + "\ncredit-note: {number: '" + number + "'}", "Acme", "Client " + id}
	}
	tell("one number of credit notes", numbered("A", "CN-{period}"), numbered("B", "cn-{period}"))
	tell("one number by another name", numbered("A", "CN-B-{period}"), numbered("B", "CN-{agreement}-{period}"))
	tell("numbers with the agreement in them", numbered("A", "{agreement}/{period}"),
		numbered("B", "{agreement}/{period}"))
	golden(t, "testdata/among.golden", out.String())
}

func TestAgreementsWithProblemsAreLeftOut(t *testing.T) {
	w, problems := workspaceWith(t, []string{}, []string{"id: A", "id: B", "Acme", "Other", "99%", "999%"})
	if len(problems) != 1 || len(w.Agreements) != 1 || w.Agreements[0].ID != "A" {
		t.Errorf("got %v, %d agreements", problems, len(w.Agreements))
	}
}

func TestWarningsDoNotLeaveAnAgreementOut(t *testing.T) {
	w, problems := workspaceWith(t, []string{"target: 99%", "target: 99%\n    credit: {bands: {below 98%: 5%}}"})
	if len(problems) != 1 || !problems[0].Warning || len(w.Agreements) != 1 {
		t.Errorf("got %v, %d agreements", problems, len(w.Agreements))
	}
}

func TestReferencesToSourcesAreNotCheckedWhenSourcesAreBad(t *testing.T) {
	files := fstest.MapFS{
		File: {Data: []byte(strings.Replace(goodSettings, "records: tickets", "records: tikets", 1))},
		"agreements/a.yaml": {
			Data: []byte(strings.Replace(goodAgreement, "target:", "plan: {source: other}\n    target:", 1)),
		},
	}
	_, problems, err := Load(files)
	if err != nil || len(problems) != 1 || problems[0].File != File {
		t.Errorf("got %v %v", problems, err)
	}
}

func TestAgreementsAreFilesOfTheFolderItself(t *testing.T) {
	files := fstest.MapFS{File: {Data: []byte(goodSettings)}}
	for _, name := range []string{"b.yml", "a.YAML", ".hidden.yaml", "notes.txt", "old/c.yaml"} {
		files["agreements/"+name] = &fstest.MapFile{Data: []byte(goodAgreement)}
	}
	names, err := agreementFiles(files)
	if got := strings.Join(names, " "); err != nil || got != "agreements/a.YAML agreements/b.yml" {
		t.Errorf("got %s %v", got, err)
	}
}

func TestLoadWithoutSettings(t *testing.T) {
	if _, _, err := Load(fstest.MapFS{}); !errors.Is(err, ErrNone) {
		t.Errorf("got %v", err)
	}
	_, _, err := Load(fstest.MapFS{File + "/x": {}})
	if err == nil || !strings.HasPrefix(err.Error(), "cannot read slareport.yaml: ") {
		t.Errorf("a folder for the file: got %v", err)
	}
	_, _, err = Load(fstest.MapFS{File: {Data: []byte(goodSettings)}, Agreements: {}})
	if err == nil || !strings.HasPrefix(err.Error(), "cannot read the folder agreements: ") {
		t.Errorf("a file for the folder: got %v", err)
	}
}

func TestFindLooksUpward(t *testing.T) {
	top := t.TempDir()
	inner := filepath.Join(top, "data", "2026")
	if err := os.MkdirAll(inner, 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := Find(inner); !errors.Is(err, ErrNone) {
		t.Errorf("without a workspace: got %v", err)
	}
	if err := os.WriteFile(filepath.Join(top, File), []byte(goodSettings), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{top, inner} {
		if got, err := Find(dir); err != nil || got != top {
			t.Errorf("from %s: got %s %v", dir, got, err)
		}
	}
	if _, problems, err := Open(t.Context(), top); err != nil || len(problems) != 1 {
		t.Errorf("got %v %v", problems, err)
	}
}
