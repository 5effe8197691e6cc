package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/cmd/slareport/library"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/kinds"
)

// Each agreement of the library starts a workspace that loads without a problem or a warning, names all exports that
// its objectives are measured from, and lacks nothing but the data.
func TestEveryTemplateStartsAWorkspace(t *testing.T) {
	all, err := library.All()
	if err != nil || len(all) < 15 {
		t.Fatalf("%d templates: %v", len(all), err)
	}
	for _, l := range all {
		t.Run(l.Name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "new")
			said, err := call("init", dir, "--template", l.Name)
			if err != nil {
				t.Fatal(err)
			}
			ws, problems, err := workspace.Open(t.Context(), dir)
			if err != nil || len(problems) > 0 || len(ws.Agreements) != 1 {
				t.Fatalf("%v, %v", problems, err)
			}
			var needs []string
			for _, o := range ws.Agreements[0].Objectives {
				needs = append(needs, o.Terms.(kinds.Terms).Records())
			}
			if ws.Agreements[0].Credits.Claim != nil {
				needs = append(needs, "credit-claims")
			}
			slices.Sort(needs)
			if needs = slices.Compact(needs); !slices.Equal(needs, slices.Sorted(slices.Values(l.Needs))) {
				t.Errorf("its objectives are measured from %v, and it says that it needs %v", needs, l.Needs)
			}
			for _, record := range l.Needs {
				path := filepath.Join("data", record+".csv")
				if !strings.Contains(said, "put "+filepath.Join(dir, path)) {
					t.Errorf("init does not name %s: %s", path, said)
				}
				checked, err := call("check", "-w", dir)
				want := path + ": error: no file has this name\n  hint: the folder data is empty"
				if l.Table != nil { // which lies in it
					want, _, _ = strings.Cut(want, "\n")
				}
				if err == nil || !strings.Contains(checked, want) {
					t.Errorf("check says %s, want %s: %v", checked, want, err)
				}
			}
		})
	}
}

// What init cannot do leaves everything as it was.
func TestInitOverwritesNothing(t *testing.T) {
	dir := t.TempDir()
	writeFiles(t, dir, map[string]string{
		"settings/slareport.yaml": "mine", "agreement/agreements/aws-ec2.yaml": "mine", "file": "mine",
	})
	for _, c := range []struct{ args, want string }{
		{
			"settings --template aws-ec2",
			"slareport.yaml is there already, nothing was written\n" +
				"hint: name a new folder, or copy what slareport templates aws-ec2 prints\n",
		},
		{"agreement --template aws-ec2", "aws-ec2.yaml is there already, nothing was written\n"},
		{"file --template aws-ec2", "the workspace cannot be written: "},
		{"new", "init needs --template NAME\nhint: slareport templates lists the agreements to choose from\n"},
		{"new --template aws-ec3", "there is no template \"aws-ec3\"\nhint: did you mean \"aws-ec2\"?\n"},
	} {
		args := strings.Fields(c.args)
		args[0] = filepath.Join(dir, args[0])
		if _, err := call(append([]string{"init"}, args...)...); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.args, err, c.want)
		}
	}
	for path, there := range map[string]bool{
		"settings/slareport.yaml": true, "settings/agreements": false, "agreement/slareport.yaml": false,
		"agreement/agreements/aws-ec2.yaml": true, "file": true, "new": false,
	} {
		content, err := os.ReadFile(filepath.Join(dir, path))
		if (err == nil) != there || there && string(content) != "mine" {
			t.Errorf("%s is %q: %v", path, content, err)
		}
	}
}

// The list names each template with what it pays by and its source; one of them is printed as it is.
func TestTemplatesAreListedAndPrinted(t *testing.T) {
	list, err := call("templates")
	if err != nil {
		t.Fatal(err)
	}
	all, err := library.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range all {
		for _, want := range []string{l.Name + " ", l.About + "\n", l.Source + "\n"} {
			if !strings.Contains(list, want) {
				t.Errorf("the list lacks %q", want)
			}
		}
	}
	text, err := call("templates", "slack-plus")
	want, fail := os.ReadFile(filepath.Join(root, "templates/agreements/slack-plus.yaml"))
	if err != nil || fail != nil || text != string(want) {
		t.Errorf("slack-plus is printed as %q: %v, %v", text, err, fail)
	}
	if _, err := call("templates", "slack-pluss"); err == nil || !strings.Contains(err.Error(), "slack-plus") {
		t.Errorf("a wrong name is answered by %v", err)
	}
}

// Every line of a template says what it agrees.
func TestEveryLineOfATemplateHasAComment(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, "templates/agreements/*.yaml"))
	if err != nil || len(files) < 15 {
		t.Fatalf("%d templates: %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
			if _, comment, _ := strings.Cut(line, "# "); comment == "" {
				t.Errorf("%s:%d has no comment: %s", filepath.Base(file), i+1, line)
			}
		}
	}
}
