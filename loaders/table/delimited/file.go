package delimited

import (
	"bytes"
	"io"

	"github.com/slareport/slareport/report/finding"
)

// Options is what is declared about a file; zero values are found out.
type Options struct {
	Delimiter byte
	Encoding  string
	// Hits tells how many of the cells are names of a header that is looked for; nil when none are.
	Hits func(cells [][]byte) int
}

// File is a text file of which the beginning has been looked at.
type File struct {
	Encoding  string // what it is read as, such as UTF-8
	Delimiter byte
	Columns   int  // cells in most of the first records
	Voted     bool // the delimiter was neither declared nor told by the file

	open    func() (io.Reader, error)
	charset charset
	mac     bool // records end with CR alone
	sepLine bool // the first line is sep=; or the like
	chunk   int  // bytes in a chunk
}

// headSize is how much of a file is looked at first.
const headSize = 64 << 10

// Open looks at the beginning of a file. open gives the bytes from the first one, anew at every call.
func Open(open func() (io.Reader, error), o Options) (*File, error) {
	f := &File{open: open, chunk: chunkSize}
	raw, err := head(open)
	if err != nil {
		return nil, err
	}
	if f.charset, err = findCharset(raw, o.Encoding); err != nil {
		return nil, err
	}
	f.Encoding = f.charset.name
	text, err := head(f.text)
	if err != nil {
		return nil, err
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, finding.NewProblem("file.empty", "hint.unfinished-export")
	}
	f.mac = endsWithCR(text)
	f.toLF(text)
	declared := o.Delimiter
	if told := sepDelimiter(text); told != 0 {
		f.sepLine = true
		text = text[bytes.IndexByte(append(text, '\n'), '\n')+1:]
		if declared == 0 {
			declared = told
		}
	}
	f.choose(text, declared, o.Hits)
	return f, nil
}

// Reset begins a chunk of the file with a scanner.
func (f *File) Reset(s *Scanner, c Chunk) {
	s.strict = f.charset.strict
	s.Reset(c, f.Delimiter)
}

// text gives the decoded bytes from the first one.
func (f *File) text() (io.Reader, error) {
	r, err := f.open()
	if err != nil {
		return nil, err
	}
	return f.charset.reader(r)
}

// head reads the first bytes.
func head(open func() (io.Reader, error)) ([]byte, error) {
	r, err := open()
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(r, headSize))
}

// endsWithCR tells whether the first line end outside of quotes is a CR without LF, as old Macintosh
// programs and one of the formats of Excel for Mac write.
func endsWithCR(text []byte) bool {
	quoted := false
	for i, c := range text {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n':
			return false
		case c == '\r':
			return i+1 < len(text) && text[i+1] != '\n' || i+1 == len(text) && len(text) < headSize
		}
	}
	return false
}

// toLF turns the CR of a file with such line ends into LF, so that nothing later need know of them.
func (f *File) toLF(text []byte) {
	if !f.mac {
		return
	}
	for {
		n := bytes.IndexByte(text, '\r')
		if n < 0 {
			return
		}
		text[n] = '\n'
		text = text[n+1:]
	}
}

// sepDelimiter reads a first line such as sep=; by which Excel is told the delimiter.
func sepDelimiter(text []byte) byte {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	line = bytes.Trim(line, "\r\"")
	if len(line) != len("sep=;") || !bytes.EqualFold(line[:4], []byte("sep=")) || !usable(line[4]) {
		return 0
	}
	return line[4]
}

// usable tells whether a byte can be a delimiter.
func usable(c byte) bool {
	return c < 0x80 && c != 0 && c != '"' && c != '\r' && c != '\n'
}

// CheckDelimiter refuses what cannot part cells.
func CheckDelimiter(c byte) error {
	if usable(c) {
		return nil
	}
	return &finding.Problem{Message: finding.Say("file.bad-delimiter"), Hint: finding.Say("hint.delimiters", "|")}
}
