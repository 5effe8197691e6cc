package main

import (
	"bytes"
	"errors"
	"fmt"
)

const readmeName = "README.md"

// Marks between which the README lists the rows worth a look.
const (
	sightsFrom = "<!-- rows: written by go run ./sample-data/generate -->\n"
	sightsTo   = "<!-- end of rows -->\n"
)

// withExamples is a README with the list renewed.
func withExamples(readme []byte, examples []example) ([]byte, error) {
	head, rest, ok := bytes.Cut(readme, []byte(sightsFrom))
	_, tail, closed := bytes.Cut(rest, []byte(sightsTo))
	if !ok || !closed {
		return nil, errors.New(readmeName + " has lost the marks of its list of rows")
	}
	var b bytes.Buffer
	b.Write(head)
	b.WriteString(sightsFrom)
	b.WriteString("| row | what to look at |\n| --- | --- |\n")
	for _, s := range examples {
		fmt.Fprintf(&b, "| `%s` | %s |\n", s.place(), s.what)
	}
	b.WriteString(sightsTo)
	b.Write(tail)
	return b.Bytes(), nil
}
