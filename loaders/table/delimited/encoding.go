package delimited

import (
	"bytes"
	"io"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/slareport/slareport/report/finding"
)

// charset is how the bytes of a file become text.
type charset struct {
	name    string
	decoder encoding.Encoding // nil: the bytes are UTF-8, or lines of Windows-1252 where they are not
	strict  bool              // UTF-8 was declared: other bytes are errors
	bom     int               // bytes to skip
}

// charsets are the names that may be declared.
var charsets = map[string]encoding.Encoding{
	"utf-16le": unicode.UTF16(
		unicode.LittleEndian, unicode.UseBOM,
	), "utf-16be": unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
	"utf-16":       unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
	"windows-1250": charmap.Windows1250, "windows-1251": charmap.Windows1251, "windows-1252": charmap.Windows1252,
	"windows-1253": charmap.Windows1253, "windows-1254": charmap.Windows1254, "windows-1257": charmap.Windows1257,
	"iso-8859-1": charmap.ISO8859_1, "iso-8859-2": charmap.ISO8859_2, "iso-8859-15": charmap.ISO8859_15,
	"macintosh": charmap.Macintosh,
}

// The marks by which files say how they are encoded.
var (
	bomUTF8    = []byte{0xEF, 0xBB, 0xBF}
	bomUTF16LE = []byte{0xFF, 0xFE}
	bomUTF16BE = []byte{0xFE, 0xFF}
	bomUTF32LE = []byte{0xFF, 0xFE, 0, 0}
	bomUTF32BE = []byte{0, 0, 0xFE, 0xFF}
)

// findCharset decides by what is declared, by a byte order mark, by the pattern of zero bytes, and else
// takes UTF-8 until lines prove otherwise. Guessing by letter frequency is wrong too often.
func findCharset(head []byte, declared string) (charset, error) {
	if declared != "" {
		return declaredCharset(head, declared)
	}
	switch {
	case bytes.HasPrefix(head, bomUTF8):
		return charset{name: "UTF-8", bom: len(bomUTF8)}, nil
	case bytes.HasPrefix(head, bomUTF32LE), bytes.HasPrefix(head, bomUTF32BE):
		return charset{}, finding.NewProblem("file.utf-32", "hint.save-as-utf-8")
	case bytes.HasPrefix(head, bomUTF16LE):
		return charset{name: "UTF-16 LE", decoder: charsets["utf-16le"]}, nil
	case bytes.HasPrefix(head, bomUTF16BE):
		return charset{name: "UTF-16 BE", decoder: charsets["utf-16be"]}, nil
	}
	even, odd := zeros(head)
	switch half := len(head) / 2; {
	case even+odd == 0:
		return charset{name: "UTF-8"}, nil
	case odd > half/2 && even == 0:
		return charset{name: "UTF-16 LE", decoder: charsets["utf-16le"]}, nil
	case even > half/2 && odd == 0:
		return charset{name: "UTF-16 BE", decoder: charsets["utf-16be"]}, nil
	case even+odd > len(head)/10:
		return charset{}, finding.NewProblem("file.zero-bytes", "hint.export-as-csv-or-xlsx")
	}
	return charset{name: "UTF-8"}, nil // the lines with zero bytes become errors
}

// zeros counts the zero bytes at even and at odd places.
func zeros(head []byte) (even, odd int) {
	for i, c := range head {
		if c == 0 {
			odd += i & 1
			even += 1 - i&1
		}
	}
	return even, odd
}

func declaredCharset(head []byte, declared string) (charset, error) {
	name := strings.ToLower(declared)
	if name == "utf-8" || name == "utf8" {
		cs := charset{name: "UTF-8", strict: true}
		if bytes.HasPrefix(head, bomUTF8) {
			cs.bom = len(bomUTF8)
		}
		return cs, nil
	}
	decoder, ok := charsets[name]
	if !ok {
		return charset{}, &finding.Problem{
			Message: finding.Say("file.unknown-encoding", finding.Quote(declared)),
			Hint:    finding.Say("hint.encodings", finding.All(finding.Names(slices.Sorted(maps.Keys(charsets))))),
		}
	}
	return charset{name: name, decoder: decoder}, nil
}

// reader gives the text of a file from its first byte.
func (c charset) reader(r io.Reader) (io.Reader, error) {
	if _, err := io.CopyN(io.Discard, r, int64(c.bom)); err != nil {
		return nil, err
	}
	if c.decoder != nil {
		return c.decoder.NewDecoder().Reader(r), nil
	}
	return r, nil
}
