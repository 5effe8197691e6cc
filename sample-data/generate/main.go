// Command generate writes the sample workspace's exports, its logo, what is true of them, and the README's list
// of rows worth a look:
//
//	go run ./sample-data/generate
//
// It gives the same bytes every time, on every machine. A file a client, and beside them:
//
//  1. Packages clock and dice: time, working time and chance, in whole numbers.
//  2. cases.go, shapes.go, showcases.go: what a ticket goes through, and what it comes to under the agreement.
//  3. harbour.go, brightwater.go, calder.go, maerkische.go, …: the clients, month by month.
//  4. Package files: files with the habits of the systems they come from.
//  5. expected.go, truth.go: what was planted in the reported month, for tests to hold the program against.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

func main() {
	if err := write(workspace(), generate()); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// workspace is the folder sample-data, wherever the command is called from.
func workspace() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Dir(filepath.Dir(file))
}

// write puts the files into the workspace and renews the list in its README.
func write(dir string, out *output) error {
	if err := os.RemoveAll(filepath.Join(dir, "data")); err != nil {
		return err
	}
	readme, err := os.ReadFile(filepath.Join(dir, readmeName))
	if err != nil {
		return err
	}
	if out.files[readmeName], err = withExamples(readme, out.examples); err != nil {
		return err
	}
	for path, content := range out.files {
		path = filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
