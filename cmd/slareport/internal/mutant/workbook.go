package mutant

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// workbookChanges suit workbooks: what is inside the zip file, of which bits alone are found by its checksums.
var workbookChanges = slices.Concat(parts(byteChanges), []change{
	part("xl/worksheets/", edit("rows removed", func(c *chance, xml []byte) ([]byte, string) {
		return matches(c, sheetRow, xml, 5, func([]byte) []byte { return nil })
	})),
	part("xl/worksheets/", edit("rows repeated", func(c *chance, xml []byte) ([]byte, string) {
		return matches(c, sheetRow, xml, 5, func(row []byte) []byte { return slices.Concat(row, row) })
	})),
	part("xl/worksheets/", edit("values", func(c *chance, xml []byte) ([]byte, string) {
		return matches(
			c, cellValue, xml, 5, func(old []byte) []byte { return []byte("<v>" + escaped(instead(c, old)) + "</v>") },
		)
	})),
	part("xl/worksheets/", edit("attributes", func(c *chance, xml []byte) ([]byte, string) {
		return matches(c, attribute, xml, 3, func(old []byte) []byte {
			name, _, _ := bytes.Cut(old, []byte("="))
			return slices.Concat(name, []byte(`="`+escaped(pick(c, hostile))+`"`))
		})
	})),
	part("xl/worksheets/", edit("types of cells", func(c *chance, xml []byte) ([]byte, string) {
		return matches(c, cellType, xml, 20, func([]byte) []byte {
			return []byte(
				pick(c, []string{"", ` t="s"`, ` t="str"`, ` t="inlineStr"`, ` t="b"`, ` t="e"`, ` t="d"`, ` t="x"`, ` s="99"`}),
			)
		})
	})),
	part("xl/sharedStrings.xml", edit("texts", func(c *chance, xml []byte) ([]byte, string) {
		return matches(
			c, sharedText, xml, 5, func(old []byte) []byte { return []byte("<t>" + escaped(instead(c, old)) + "</t>") },
		)
	})),
	edit("a part removed", func(c *chance, content []byte) ([]byte, string) {
		parts := unpack(content)
		if len(parts) == 0 {
			return content, "of what is no workbook"
		}
		name := pick(c, parts.names())
		delete(parts, name)
		return pack(parts), name
	}),
})

// The pieces of a sheet and of the shared texts.
var (
	sheetRow   = regexp.MustCompile(`(?s)<row .*?</row>`)
	cellValue  = regexp.MustCompile(`<v>[^<]*</v>`)
	attribute  = regexp.MustCompile(`\b[a-zA-Z]+="[^"]*"`)
	cellType   = regexp.MustCompile(` t="[a-zA-Z]+"`)
	sharedText = regexp.MustCompile(`<t[^>]*>[^<]*</t>`)
)

// parts makes changes of any part of a workbook of changes of any file.
func parts(of []change) (all []change) {
	for _, d := range of {
		all = append(all, part("", d))
	}
	return all
}

// part makes a change of a part of a workbook, one of those of which the name begins so.
func part(prefix string, of change) change {
	return edit("in a part, "+of.name+", of", func(c *chance, content []byte) ([]byte, string) {
		parts := unpack(content)
		names := slices.DeleteFunc(parts.names(), func(n string) bool { return !strings.HasPrefix(n, prefix) })
		if len(names) == 0 {
			return content, "of what is no workbook"
		}
		name := pick(c, names)
		detail := of.do(c, parts, name)
		return pack(parts), name + ": " + detail
	})
}

// matches replaces a stretch of what a pattern finds, at most most of them.
func matches(c *chance, pattern *regexp.Regexp, text []byte, most int, by func(old []byte) []byte) ([]byte, string) {
	all := pattern.FindAllIndex(text, -1)
	from, to := c.span(len(all), most)
	for _, at := range slices.Backward(all[min(from, len(all)):to]) {
		text = slices.Replace(text, at[0], at[1], by(text[at[0]:at[1]])...)
	}
	return text, fmt.Sprintf("from %d to %d of %d", from+1, to, len(all))
}

func escaped(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;").Replace(text)
}

// unpack gives the parts of a workbook; of what is none, nothing.
func unpack(content []byte) Files {
	parts := Files{}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil
	}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			continue
		}
		if text, err := io.ReadAll(r); err == nil {
			parts[f.Name] = text
		}
	}
	return parts
}

// pack makes a workbook of its parts.
func pack(parts Files) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = part.Write(parts[name])
		}
		if err != nil {
			panic(err) // a buffer takes everything
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}
