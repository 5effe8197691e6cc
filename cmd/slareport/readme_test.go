package main

import (
	"debug/elf"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

var fenced = regexp.MustCompile("(?s)```([a-z]*)\n(.*?)```")

// readme gives the fenced blocks of README.md, by language in order.
func readme(t *testing.T) (blocks []struct{ language, text string }) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range fenced.FindAllStringSubmatch(string(content), -1) {
		blocks = append(blocks, struct{ language, text string }{m[1], m[2]})
	}
	return blocks
}

// Every block of the README is run, or held against the sample.
func TestEveryBlockOfTheReadmeIsTrue(t *testing.T) {
	blocks := map[string]func(*testing.T, string){
		"go run ./cmd/slareport build -w sample-data\n": buildsTheSample,
		"bash .ci/test\n": isWhatCIRuns,
		"CGO_ENABLED=0 go install ./cmd/slareport\n": installsAStaticBinary,
	}
	kinds := map[string]func(*testing.T,
		string){"console": printsExactly, "yaml": standsInTheSample, "text": liesInTheSample}
	found := map[string]int{}
	for _, b := range readme(t) {
		found[b.language]++
		check := kinds[b.language]
		if b.language == "sh" {
			check = blocks[b.text]
			delete(blocks, b.text)
		}
		if check == nil {
			t.Errorf("no test knows how to check this block:\n%s", b.text)
			continue
		}
		name, _, _ := strings.Cut(b.text, "\n")
		t.Run(name, func(t *testing.T) { check(t, b.text) })
	}
	for missing := range blocks {
		t.Errorf("the README does not show %s", missing)
	}
	if found["console"] < 2 || found["yaml"] == 0 || found["text"] == 0 {
		t.Errorf("blocks are missing: %v", found)
	}
}

// The first command builds the sample and says which file to open, as a newcomer types it.
func buildsTheSample(t *testing.T, line string) {
	here := t.TempDir()
	copySample(t, filepath.Join(here, "sample-data"))
	t.Chdir(here)
	text, err := call(strings.Fields(strings.TrimPrefix(line, "go run ./cmd/slareport "))...)
	if err != nil {
		t.Fatal(err)
	}
	_, open, ok := strings.Cut(text, "\nopen ")
	if _, err := os.Stat(strings.TrimSpace(open)); !ok || err != nil {
		t.Errorf("no file to open is named: %s", text)
	}
}

// CI runs the command that the README shows, and no other.
func isWhatCIRuns(t *testing.T, line string) {
	content, err := os.ReadFile(filepath.Join(root, ".ci/run"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(string(content), "\nexec "+line) {
		t.Errorf(".ci/run does not end in %s", line)
	}
}

// What is installed needs no library of the machine.
func installsAStaticBinary(t *testing.T, line string) {
	bin := t.TempDir()
	c := exec.Command("bash", "-ec", line)
	c.Dir, c.Env = root, append(os.Environ(), "GOBIN="+bin)
	if text, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	if runtime.GOOS != "linux" {
		return
	}
	binary, err := elf.Open(filepath.Join(bin, "slareport"))
	if err != nil {
		t.Fatal(err)
	}
	defer binary.Close()
	if libraries, err := binary.ImportedLibraries(); err != nil || len(libraries) > 0 {
		t.Errorf("the binary needs %v: %v", libraries, err)
	}
}

// A console block is a command behind "$ " and all that it prints, to the letter.
func printsExactly(t *testing.T, block string) {
	command, shown, _ := strings.Cut(strings.TrimPrefix(block, "$ "), "\n")
	c := exec.Command("bash", "-ec", command)
	c.Dir = root
	got, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, got)
	}
	if string(got) != shown {
		t.Errorf("it prints\n%s\nand the README shows\n%s", got, shown)
	}
}

// Lines of an agreement are lines of one in the sample.
func standsInTheSample(t *testing.T, block string) {
	agreements, err := filepath.Glob(filepath.Join(sample, "agreements/*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range agreements {
		if content, err := os.ReadFile(name); err != nil {
			t.Error(err)
		} else if strings.Contains(string(content), "\n"+block) {
			return
		}
	}
	t.Error("no agreement of the sample has these lines")
}

// Files and folders of a workspace are those of the sample once it is built.
func liesInTheSample(t *testing.T, block string) {
	w := t.TempDir()
	copySample(t, w)
	if _, err := call("build", "-w", w, "--only", "json"); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(block) {
		if name := strings.Fields(line)[0]; !exists(filepath.Join(w, name)) {
			t.Errorf("the sample has no %s", name)
		}
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// spaced has single spaces for all that is blank.
func spaced(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00a0", " ")), " ")
}
