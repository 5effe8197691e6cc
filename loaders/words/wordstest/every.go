package wordstest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/slareport/slareport/loaders/disk"
	"github.com/slareport/slareport/report/finding"
)

// said are the keys of the messages that tests of this package have said.
var said sync.Map

// note remembers the keys of a message and of those inside it.
func note(m finding.Message) {
	said.Store(m.Key, true)
	noteAll(m.Args)
}

func noteAll(args []any) {
	for _, a := range args {
		switch a := a.(type) {
		case finding.Message:
			note(a)
		case finding.All:
			noteAll(a)
		case finding.Both:
			noteAll(a)
		case finding.Any:
			noteAll(a)
		}
	}
}

// quoted is a text in code that may be a key.
var quoted = regexp.MustCompile(`"([a-z]+(?:[.-][a-z0-9]+)+)"`)

// Main runs the tests of a package and then holds them to a case for each key of the catalogue in the package's code:
// every message must have been said in English by one of them, except those that begin as one of these does.
func Main(m *testing.M, except ...string) int {
	code := m.Run()
	if code != 0 || slices.ContainsFunc(os.Args, func(a string) bool {
		return strings.HasPrefix(a, "-test.run=") ||
			strings.HasPrefix(a, "-test.fuzz")
	}) {
		return code
	}
	for _, key := range keysOfCode() {
		if _, met := said.Load(key); !met &&
			!slices.ContainsFunc(except, func(e string) bool { return strings.HasPrefix(key, e) }) {
			fmt.Printf("no test of this package says the message %q\n", key)
			code = 1
		}
	}
	return code
}

// keysOfCode are the keys that stand in the code of the package whose folder is the working directory, and of the
// packages below it that are tested here and do not call Main themselves.
func keysOfCode() (keys []string) {
	here := disk.In(context.Background(), ".")
	for _, name := range codeOf() {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		code, err := disk.ReadFile(here, name, 1<<20)
		if err != nil {
			panic(err)
		}
		for _, m := range quoted.FindAllStringSubmatch(string(code), -1) {
			if c := english(); c.Has(m[1]) || c.Has(m[1]+".other") {
				keys = append(keys, m[1])
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// codeOf lists the files of the package, and of those below it.
func codeOf() (files []string) {
	for _, pattern := range []string{"*.go", "*/*.go"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			panic(err)
		}
		files = append(files, names...)
	}
	return slices.DeleteFunc(files, func(name string) bool {
		folder := filepath.Dir(name)
		return folder != "." && slices.Contains(files, filepath.Join(folder, "main_test.go"))
	})
}
