package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"math"
	"path"
	"strings"

	"github.com/slareport/slareport/report/finding"
)

// DefaultMaxBytes is how much a workbook may hold when unpacked unless told otherwise.
const DefaultMaxBytes = 256 << 20

// parts are the files inside of a workbook.
type parts struct {
	byName map[string]*zip.File
}

// openParts reads the directory of the zip file.
func openParts(r io.ReaderAt, size, limit int64) (*parts, error) {
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return nil, finding.NewProblem("file.incomplete-zip", "hint.cut-off-download")
	}
	if err := checkSize(archive.File, limit); err != nil {
		return nil, err
	}
	p := &parts{byName: map[string]*zip.File{}}
	for _, f := range archive.File {
		name := partName(f.Name)
		if strings.HasSuffix(name, "/") {
			continue // a folder
		}
		if p.byName[name] != nil {
			return nil, damaged(f.Name, flawed("flaw.part-twice"))
		}
		p.byName[name] = f
	}
	return p, nil
}

// checkSize refuses what unpacks to more than a number of bytes in all. The sizes that the directory claims are
// enough to know that: archive/zip gives no more, and an error if there is.
func checkSize(files []*zip.File, limit int64) error {
	total := uint64(0)
	for _, f := range files {
		total += min(f.UncompressedSize64, math.MaxInt64-min(total, math.MaxInt64))
	}
	if total <= uint64(limit) {
		return nil
	}
	return finding.NewProblem(
		"file.workbook-too-large", "hint.max-bytes-or-csv", Megabytes(int64(total)), Megabytes(limit),
	)
}

// partName is the key of a part: names do not tell case apart, and some programs write backslashes.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// open unpacks a part.
func (p *parts) open(name string) (io.Reader, error) {
	f := p.byName[partName(name)]
	if f == nil {
		return nil, damaged(name, flawed("flaw.missing"))
	}
	if f.Flags&1 != 0 {
		return nil, finding.NewProblem("file.zip-password", "hint.no-password")
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(name, err)
	}
	return r, nil
}

// Size is how many bytes of XML the sheet has, as the file says.
func (s *Sheet) Size() int64 {
	if f := s.book.parts.byName[partName(s.part)]; f != nil {
		return int64(min(f.UncompressedSize64, math.MaxInt64))
	}
	return 0
}

// Megabytes is a number of bytes for messages, rounded up to whole MB (2^20 bytes).
func Megabytes(n int64) finding.Message {
	whole := n >> 20
	if n&(1<<20-1) > 0 {
		whole++
	}
	return finding.Say("file.megabytes", finding.Count(whole))
}

// xml opens a part for reading.
func (p *parts) xml(name string) (*xml, error) {
	r, err := p.open(name)
	if err != nil {
		return nil, err
	}
	return &xml{reader: r}, nil
}

// each calls f for every start tag of a part and reads it to its end, where its checksum is compared.
func (p *parts) each(name string, f func(x *xml) error) error {
	x, err := p.xml(name)
	if err != nil {
		return err
	}
	for {
		t, err := x.next()
		if err != nil {
			return damaged(name, err)
		}
		if t == end {
			return nil
		}
		if t == tagOpen {
			if err := f(x); err != nil {
				return damaged(name, err)
			}
		}
	}
}

// attr is the value of an attribute, "" if there is none.
func (x *xml) attr(name string) (string, error) {
	for _, a := range x.attrs {
		if string(a.name) == name {
			value, err := resolve(bytes.Clone(a.value))
			return string(value), err
		}
	}
	return "", nil
}

// all gives several attributes.
func (x *xml) all(names ...string) ([]string, error) {
	values := make([]string, len(names))
	for i, name := range names {
		value, err := x.attr(name)
		if err != nil {
			return nil, err
		}
		values[i] = value
	}
	return values, nil
}

// relation is a link from one part to another.
type relation struct{ id, kind, target string }

// relations reads the links of a part. A part without any has no such list.
func (p *parts) relations(part string) ([]relation, error) {
	folder := path.Dir(part)
	name := path.Join(folder, "_rels", path.Base(part)+".rels")
	if part == "" {
		folder, name = "", "_rels/.rels"
	}
	if p.byName[partName(name)] == nil {
		return nil, nil
	}
	var list []relation
	err := p.each(name, func(x *xml) error {
		if string(x.name) != "Relationship" {
			return nil
		}
		v, err := x.all("Id", "Type", "Target", "TargetMode")
		if err != nil || v[3] == "External" {
			return err
		}
		target := v[2]
		if !strings.HasPrefix(target, "/") {
			target = path.Join(folder, target)
		}
		list = append(list, relation{v[0], path.Base(v[1]), strings.TrimPrefix(target, "/")})
		return nil
	})
	return list, err
}

// first is the target of the first relation of a kind, "" if there is none.
func first(list []relation, kind string) string {
	for _, r := range list {
		if r.kind == kind {
			return r.target
		}
	}
	return ""
}
