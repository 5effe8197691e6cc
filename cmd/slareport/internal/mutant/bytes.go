package mutant

import (
	"bytes"
	"fmt"
	"slices"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// byteChanges suit every file.
var byteChanges = []change{
	edit("bits turned", func(c *chance, content []byte) ([]byte, string) {
		for range 1 + c.IntN(8) {
			if len(content) > 0 {
				content[c.place(len(content))] ^= 1 << c.IntN(8)
			}
		}
		return content, ""
	}),
	edit("bytes removed", func(c *chance, content []byte) ([]byte, string) {
		from, to := c.span(len(content), 200)
		return slices.Delete(content, from, to), fmt.Sprintf("from %d to %d", from, to)
	}),
	edit("bytes repeated", func(c *chance, content []byte) ([]byte, string) {
		from, to := c.span(len(content), 2000)
		return slices.Insert(
			content, from, bytes.Repeat(content[from:to], 1+c.IntN(4))...,
		), fmt.Sprintf("from %d to %d", from, to)
	}),
	edit("text put in", func(c *chance, content []byte) ([]byte, string) {
		at, text := c.place(len(content)), pick(c, hostile)
		return slices.Insert(content, at, []byte(text)...), fmt.Sprintf("at %d: %.40q", at, text)
	}),
	edit("cut off", func(c *chance, content []byte) ([]byte, string) {
		at := c.place(len(content))
		return content[:at], fmt.Sprintf("at %d", at)
	}),
	edit("emptied", func(*chance, []byte) ([]byte, string) { return nil, "" }),
	edit("written as", func(c *chance, content []byte) ([]byte, string) {
		e := pick(c, encodings)
		to, err := encoding.ReplaceUnsupported(e.to.NewEncoder()).Bytes(content)
		if err != nil {
			return content, e.name + ", which failed"
		}
		return to, e.name
	}),
	edit("a byte order mark in front", func(c *chance, content []byte) ([]byte, string) {
		mark := pick(c, []string{"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF", "\xFF\xFE\x00\x00", "\xEF\xBB\xBF\xEF\xBB\xBF"})
		return slices.Insert(content, 0, []byte(mark)...), fmt.Sprintf("%x", mark)
	}),
	edit("line ends", func(c *chance, content []byte) ([]byte, string) {
		ends := pick(c, []string{"\r\n", "\r", "\n\n", "\r\r\n", "\n\x00", " \n", "\u2028"})
		return bytes.ReplaceAll(content, []byte("\n"), []byte(ends)), fmt.Sprintf("%q", ends)
	}),
}

// encodings are other ways to write a text.
var encodings = []struct {
	name string
	to   encoding.Encoding
}{
	{"UTF-16 LE", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
	{"UTF-16 BE without mark", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"Windows-1252", charmap.Windows1252},
	{"Macintosh", charmap.Macintosh},
	{"code page 437", charmap.CodePage437},
}

// fileChanges take files as a whole.
var fileChanges = []change{
	{"removed", func(_ *chance, files Files, name string) string {
		delete(files, name)
		return "removed"
	}},
	{"swapped", func(c *chance, files Files, name string) string {
		other := pick(c, files.names())
		files[name], files[other] = files[other], files[name]
		return "swapped with " + other
	}},
	{"doubled", func(_ *chance, files Files, name string) string {
		files[doubled(name)] = files[name]
		return "is there twice, as " + doubled(name)
	}},
	edit("its own text once more", func(_ *chance, content []byte) ([]byte, string) {
		return append(content, content...), ""
	}),
}
