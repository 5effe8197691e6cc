// Package finish turns the file that the PDF library writes into the document that is delivered: compressed, with its
// language, and with the files that travel inside.
package finish

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// Document rewrites the library's file object by object (PDF 1.7, 7.5): streams are compressed by one compressor
// for all, since the library makes a new one of a megabyte for every page; the catalogue gets what the library
// cannot say, the language of the text and that viewers show the title instead of the file's name; and files go
// in behind the pages.
func Document(pdf []byte, with Options) ([]byte, error) {
	offsets, trailer, err := crossReference(pdf)
	if err != nil {
		return nil, err
	}
	f := finisher{catalogue: fmt.Sprintf("/Lang (%s)\n/ViewerPreferences <</DisplayDocTitle true>>\n", with.Language)}
	first := len(offsets) + 1
	f.catalogue += attached(with.Attach, first)
	f.out.Grow(len(pdf) / 2)
	f.packer = zlib.NewWriter(&f.packed)
	order := make([]int, len(offsets)) // object numbers as they stand in the file
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return offsets[a] - offsets[b] })
	f.out.WriteString(opening)
	for i, n := range order {
		end := trailer.table
		if i+1 < len(order) {
			end = offsets[order[i+1]]
		}
		at := f.out.Len()
		f.object(pdf[offsets[n]:end])
		offsets[n] = at
	}
	offsets = append(offsets, f.attach(with.Attach, first, with.At)...)
	f.table(offsets, trailer.text)
	return f.out.Bytes(), nil
}

// opening begins a file: the version, and bytes that tell programs which move files that this is no text (7.5.2).
const opening = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

// Options is what a document gets beside its pages.
type Options struct {
	Language string
	Attach   []Attachment
	At       time.Time // of the files inside
}

type finisher struct {
	out, packed bytes.Buffer
	packer      *zlib.Writer
	catalogue   string // further entries
}

// tail is what follows the objects.
type tail struct {
	table int    // where the cross-reference table begins
	text  []byte // the trailer's dictionary
}

// crossReference reads where every object begins; the first object is number 1.
func crossReference(pdf []byte) (offsets []int, trailer tail, err error) {
	broken := fmt.Errorf("the PDF library wrote a file without a cross-reference table")
	_, number, _ := bytes.Cut(pdf[max(0, len(pdf)-64):], []byte("startxref\n"))
	trailer.table, err = strconv.Atoi(string(bytes.TrimSuffix(number, []byte("\n%%EOF\n"))))
	if err != nil || trailer.table < 0 || trailer.table >= len(pdf) {
		return nil, trailer, broken
	}
	table, text, found := bytes.Cut(pdf[trailer.table:], []byte("trailer\n"))
	lines := bytes.Split(bytes.TrimSuffix(table, []byte("\n")), []byte("\n"))
	if !found || len(lines) < 4 { // "xref", "0 n", the free object 0, and one object at the least
		return nil, trailer, broken
	}
	trailer.text, _, _ = bytes.Cut(text, []byte("startxref\n"))
	for _, line := range lines[3:] {
		digits, _, _ := bytes.Cut(line, []byte(" "))
		offset, err := strconv.Atoi(string(digits))
		if err != nil || offset < 0 || offset > trailer.table {
			return nil, trailer, broken
		}
		offsets = append(offsets, offset)
	}
	return offsets, trailer, nil
}

// object copies one object, with its stream compressed or its catalogue completed.
func (f *finisher) object(text []byte) {
	head, rest, streamed := bytes.Cut(text, []byte("\nstream\n"))
	if data, is := plainStream(head, rest, streamed); is {
		first, _, _ := bytes.Cut(head, []byte("\n"))
		packed := f.pack(data)
		fmt.Fprintf(&f.out, "%s\n<</Filter /FlateDecode /Length %d>>\nstream\n", first, len(packed))
		f.out.Write(packed)
		f.out.Write(rest[len(data):])
		return
	}
	catalogue := []byte("/Type /Catalog\n")
	if before, after, is := bytes.Cut(text, catalogue); is && !streamed {
		f.out.Write(before)
		f.out.Write(catalogue)
		f.out.WriteString(f.catalogue)
		text = after
		if ours, _, named := bytes.Cut(text, []byte("/Names <<\n")); named { // the library's, which are always empty
			f.out.Write(ours)
			text = []byte(">>\nendobj\n")
		}
	}
	f.out.Write(text)
}

// plainStream is the data of an object that is nothing but a stream as it was written.
func plainStream(head, rest []byte, streamed bool) ([]byte, bool) {
	_, dictionary, _ := bytes.Cut(head, []byte(" obj\n"))
	digits, is := bytes.CutPrefix(dictionary, []byte("<</Length "))
	if !streamed || !is {
		return nil, false
	}
	length, err := strconv.Atoi(string(bytes.TrimSuffix(digits, []byte(">>"))))
	if err != nil || length < 0 || length > len(rest) {
		return nil, false
	}
	return rest[:length], true
}

// pack compresses; what it returns holds until the next call. Writing to memory cannot fail.
func (f *finisher) pack(data []byte) []byte {
	f.packed.Reset()
	f.packer.Reset(&f.packed)
	_, _ = f.packer.Write(data)
	_ = f.packer.Close()
	return f.packed.Bytes()
}

// table writes the cross-reference table and the trailer.
func (f *finisher) table(offsets []int, trailer []byte) {
	at := f.out.Len()
	fmt.Fprintf(&f.out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&f.out, "%010d 00000 n \n", offset)
	}
	before, after, _ := bytes.Cut(trailer, []byte("/Size "))
	if _, rest, sized := bytes.Cut(after, []byte("\n")); sized {
		trailer = fmt.Appendf(nil, "%s/Size %d\n%s", before, len(offsets)+1, rest)
	}
	fmt.Fprintf(&f.out, "trailer\n%sstartxref\n%d\n%%%%EOF\n", trailer, at)
}
