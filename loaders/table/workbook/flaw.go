package workbook

import (
	"archive/zip"
	"compress/flate"
	"errors"
	"io"

	"github.com/slareport/slareport/report/finding"
)

// flaw is what is wrong with the ZIP or XML of a part: a key, in whose sentence {0} is the part, and what follows it.
type flaw struct {
	key  string
	args []any
}

// flawed makes a flaw. Bytes of the file are shown as texts of the data.
func flawed(key string, args ...any) error {
	for i, a := range args {
		if text, raw := a.([]byte); raw {
			args[i] = finding.Shown(text)
		}
	}
	return &flaw{key, args}
}

// Error names the flaw for programmers.
func (f *flaw) Error() string { return finding.Say(f.key, f.args...).String() }

// damaged is the problem of a part that is not what it must be; subject names the part.
func damaged(subject any, err error) error {
	f := reason(err)
	return finding.NewProblem(
		"file.workbook-damaged", "hint.save-again", finding.Say(f.key, append([]any{subject}, f.args...)...),
	)
}

// afterRow names the part and how far reading came.
func afterRow(part string, row int) any {
	if row == 0 {
		return part
	}
	return finding.Say("file.part-after-row", part, row)
}

// reason is the flaw that an error of the zip or XML layer tells of.
func reason(err error) *flaw {
	var corrupt flate.CorruptInputError
	var known *flaw
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, zip.ErrChecksum):
		return &flaw{key: "flaw.checksum"}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, errShort):
		return &flaw{key: "flaw.cut-off"}
	case errors.Is(err, zip.ErrFormat):
		return &flaw{key: "flaw.directory"}
	case errors.Is(err, zip.ErrAlgorithm):
		return &flaw{key: "flaw.packing"}
	case errors.As(err, &corrupt):
		return &flaw{key: "flaw.unpacking"}
	}
	return &flaw{"flaw.unreadable", []any{err.Error()}}
}
