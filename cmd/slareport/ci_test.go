package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// machine is a machine to run .ci/test on: nothing is on its PATH but these programs, each a line of shell.
type machine map[string]string

// ready is a machine that lacks nothing. Its programs write down that they were called, and do nothing.
func ready() machine {
	m := machine{
		"go": `case $1 in env) case $2 in GOVERSION) echo go1.99.0 ;; *) echo /go ;; esac ;; ` +
			`build) echo "cat >/dev/null" >"$3" && chmod +x "$3" ;; esac`,
		"id":     "echo 0",
		"fonts":  "dejavu/DejaVuSans-Bold.ttf noto/NotoSansThai-Regular.ttf",
		"stdlib": "stdlib.h",
	}
	for _, name := range []string{
		"gofmt", "pdftotext", "qpdf", "soffice", "chromium", "python3", "gcc", "apt-get", "sudo",
	} {
		m[name] = ":"
	}
	m["sudo"] = `"$@"`
	m["apt-get"] = `case $* in *--assume-no*) echo "Need to get 101 MB of archives."; ` +
		`echo "After this operation, 316 MB of additional disk space will be used."; exit 1 ;; esac`
	return m
}

// dead is a machine on which deadcode finds something.
func dead(finds string) machine {
	return ready().as("go", `[[ $* != *deadcode* ]] || echo "`+finds+`"; `+ready()["go"])
}

func (m machine) without(names ...string) machine {
	for _, n := range names {
		delete(m, n)
	}
	return m
}

func (m machine) as(name, does string) machine {
	m[name] = does
	return m
}

// runs gives what .ci/test says on the machine, what it called, and whether it passed.
func (m machine) runs(t *testing.T) (said, called string, passed bool) {
	t.Helper()
	bin, log := t.TempDir(), filepath.Join(t.TempDir(), "called")
	for _, name := range []string{
		"bash", "env", "dirname", "awk", "sort", "head", "grep", "mktemp", "rm", "cat", "chmod",
	} {
		path, err := exec.LookPath(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(path, filepath.Join(bin, name)); err != nil {
			t.Fatal(err)
		}
	}
	files := map[string]string{}
	for name, does := range m {
		switch name {
		case "fonts", "stdlib":
			for _, file := range strings.Fields(does) {
				files[filepath.Join(name, file)] = ""
			}
		default:
			script := "#!" + filepath.Join(bin, "bash") + "\necho \"" + name + " $*\" >>" + log + "\n" + does + "\n"
			if err := os.WriteFile(filepath.Join(bin, name), []byte(script), 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	there := t.TempDir()
	writeFiles(t, there, files)
	c := exec.Command(filepath.Join(bin, "bash"), filepath.Join(root, ".ci/test"))
	c.Env = []string{"PATH=" + bin, "HOME=" + there, "FONTS=" + filepath.Join(there, "fonts"),
		"HEADERS=" + filepath.Join(there, "stdlib")}
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	err := c.Run()
	calls, _ := os.ReadFile(log) // nothing was called
	return out.String(), string(calls), err == nil
}

func TestTheTestCommandSaysWhatAMachineLacks(t *testing.T) {
	const all = "poppler-utils qpdf libreoffice-calc chromium python3 gcc libc6-dev fonts-dejavu-core fonts-noto-core"
	bare := func() machine {
		return ready().without("pdftotext", "qpdf", "soffice", "chromium", "python3", "gcc", "fonts", "stdlib")
	}
	for name, c := range map[string]struct {
		machine
		says   string
		passes bool
	}{
		"no Go": {ready().without("go"), "install Go 1.26.0 or later from https://go.dev/dl/", false},
		"the Go of Debian 12": {ready().as("go", "echo go1.19.8"),
			"Go 1.19.8 is too old: install Go 1.26.0 or later from https://go.dev/dl/", false},
		"a Go just too old":    {ready().as("go", "echo go1.25.9"), "Go 1.25.9 is too old", false},
		"no gofmt":             {ready().without("gofmt"), "gofmt is missing", false},
		"a gofmt that fails":   {ready().as("gofmt", "exit 2"), "", false},
		"a file not formatted": {ready().as("gofmt", "echo cmd/x.go"), "cmd/x.go", false},
		"neither root nor sudo": {bare().as("id", "echo 1000").without("sudo"),
			"as root, run:\n  apt-get install --no-install-recommends " + all, false},
		"no apt-get": {bare().without("apt-get"), all, false},
		"root on a bare machine": {bare(),
			"installing " + all + "\nNeed to get 101 MB of archives.\nAfter this operation, 316 MB", true},
		"one tool is missing":   {ready().without("qpdf"), "installing qpdf\n", true},
		"an installation fails": {bare().as("apt-get", "case $* in *-y*) exit 100 ;; esac"), "", false},
		"another Chromium":      {ready().without("chromium").as("google-chrome", ":"), "all tests", true},
		"staticcheck complains": {ready().as("go", `[[ $* != *staticcheck* ]] || exit 1; `+ready()["go"]), "", false},
		"deadcode fails":        {ready().as("go", `[[ $* != *deadcode* ]] || exit 1; `+ready()["go"]), "", false},
		"dead code": {dead("report/x.go:1:6: unreachable func: x"),
			"no command reaches these functions:\nreport/x.go:1:6", false},
		"code for tests": {dead("report/render/internal/fixture/fixture.go:1:6: unreachable func: x"), "all tests", true},
		"a test fails":   {ready().as("go", ready()["go"]+"\n[[ $1 != test ]]"), "", false},
	} {
		t.Run(name, func(t *testing.T) {
			said, called, passed := c.runs(t)
			if passed != c.passes || !strings.Contains(said, c.says) {
				t.Errorf("passed %v and said %q, want %v and %q; called\n%s", passed, said, c.passes, c.says, called)
			}
			if c.passes && !strings.Contains(called, "go test -count=1 -timeout=60m -json ./...\n") {
				t.Errorf("not all tests were run:\n%s", called)
			}
		})
	}
}

// A user who is not root installs with sudo, a machine that has everything is left alone, and the race detector runs.
func TestTheTestCommandCalls(t *testing.T) {
	user := ready().without("qpdf").as("id", "echo 1000")
	if _, called, passed := user.runs(t); !passed ||
		!strings.Contains(called, "sudo env DEBIAN_FRONTEND=noninteractive apt-get install --no-install-recommends qpdf -y") {
		t.Errorf("called\n%s", called)
	}
	_, called, _ := ready().runs(t)
	if strings.Contains(called, "apt-get") || !strings.Contains(called, "go test -race -count=1") {
		t.Errorf("called\n%s", called)
	}
}

// What the tests say is shown where they fail, and each that was skipped is named with its reason.
func TestSkippedTestsAreCountedAndNamed(t *testing.T) {
	const events = `{"Action":"run","Package":"a/b","Test":"TestX"}
{"Action":"output","Package":"a/b","Test":"TestX","Output":"=== RUN   TestX\n"}
{"Action":"output","Package":"a/b","Test":"TestX","Output":"    x_test.go:7: no fonts\n"}
{"Action":"output","Package":"a/b","Test":"TestX","Output":"--- SKIP: TestX (0.00s)\n"}
{"Action":"skip","Package":"a/b","Test":"TestX"}
{"Action":"output","Package":"a/b","Test":"TestY","Output":"    y_test.go:7: chatter\n"}
{"Action":"pass","Package":"a/b","Test":"TestY"}
{"Action":"output","Package":"a/b","Output":"PASS\n"}
{"Action":"output","Package":"a/b","Output":"ok  \ta/b\t0.1s\n"}
{"Action":"pass","Package":"a/b"}
{"Action":"output","Package":"c","Test":"TestZ","Output":"=== RUN   TestZ\n"}
{"Action":"output","Package":"c","Test":"TestZ","Output":"panic: sorry\n"}
{"Action":"output","Package":"c","Output":"FAIL\tc\t0.2s\n"}
{"Action":"fail","Package":"c"}
{"ImportPath":"d","Action":"build-output","Output":"d.go:1: syntax error\n"}
`
	c := exec.Command("go", "run", "./.ci/skipped")
	c.Dir, c.Stdin = root, strings.NewReader(events)
	got, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, got)
	}
	want := "ok  \ta/b\t0.1s\npanic: sorry\nFAIL\tc\t0.2s\nd.go:1: syntax error\ntests skipped: 1\n  a/b TestX: no fonts\n"
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
