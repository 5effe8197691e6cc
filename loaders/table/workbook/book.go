package workbook

import (
	"io"
	"slices"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/report/finding"
)

// Book is an open workbook. Its sheets can be read any number of times, side by side.
type Book struct {
	Sheets []Sheet // in the order of the tabs

	parts    *parts
	base1904 bool
	styles   []cell.Format // by their place
	texts    sharedTexts
}

// Sheet is a worksheet.
type Sheet struct {
	Name   string
	Hidden bool

	book *Book
	part string
}

// Open reads what all sheets share. The limit is how many bytes may be unpacked at most; 0 is
// DefaultMaxBytes.
func Open(r io.ReaderAt, size, limit int64) (*Book, error) {
	if limit <= 0 {
		limit = DefaultMaxBytes
	}
	p, err := openParts(r, size, limit)
	if err != nil {
		return nil, err
	}
	main, err := p.mainPart()
	if err != nil {
		return nil, err
	}
	links, err := p.relations(main)
	if err != nil {
		return nil, err
	}
	b := &Book{parts: p, styles: []cell.Format{plainFormat}}
	if err := b.readMain(main, links); err != nil {
		return nil, err
	}
	if styles := first(links, "styles"); styles != "" {
		if b.styles, err = readStyles(p, styles); err != nil {
			return nil, err
		}
	}
	for i := range b.styles {
		b.styles[i].Base1904 = b.base1904
	}
	if texts := first(links, "sharedStrings"); texts != "" {
		err = b.texts.read(p, texts)
	}
	return b, err
}

// mainPart finds the workbook part, or says what the zip file is instead.
func (p *parts) mainPart() (string, error) {
	links, err := p.relations("")
	if err != nil {
		return "", err
	}
	main := first(links, "officeDocument")
	has := func(name string) bool { return p.byName[name] != nil }
	switch {
	case main == "" && has("xl/workbook.xml"):
		return "xl/workbook.xml", nil
	case has("content.xml") && has("mimetype"):
		return "", wrongZip("kind.opendocument", "hint.save-as-xlsx-or-csv")
	case has("xl/workbook.bin"):
		return "", wrongZip("kind.xlsb", "hint.save-as-xlsx-or-csv")
	case has("word/document.xml"):
		return "", wrongZip("kind.docx", "hint.copy-table")
	case has("ppt/presentation.xml"):
		return "", wrongZip("kind.pptx", "hint.copy-table")
	case has("index/document.iwa") || has("index.zip"):
		return "", wrongZip("kind.numbers", "hint.export-as-xlsx-or-csv")
	case main == "":
		return "", wrongZip("kind.zip", "hint.unpack-and-name")
	}
	return main, nil
}

func wrongZip(what, hint string) error {
	return finding.NewProblem("file.no-workbook", hint, finding.Say(what))
}

// readMain reads the list of sheets and the epoch. Charts and macro sheets have no rows.
func (b *Book) readMain(main string, links []relation) error {
	targets := map[string]string{}
	for _, link := range links {
		if link.kind == "worksheet" {
			targets[link.id] = link.target
		}
	}
	err := b.parts.each(main, func(x *xml) error {
		switch string(x.name) {
		case "workbookPr":
			v, err := x.attr("date1904")
			b.base1904 = v == "1" || v == "true"
			return err
		case "sheet":
			v, err := x.all("name", "state", "id")
			if err != nil {
				return err
			}
			if target := targets[v[2]]; target != "" {
				if slices.ContainsFunc(b.Sheets, func(s Sheet) bool { return partName(s.part) == partName(target) }) {
					return flawed("flaw.part-of-two-sheets", target)
				}
				b.Sheets = append(b.Sheets, Sheet{Name: v[0], Hidden: v[1] != "" && v[1] != "visible", book: b, part: target})
			}
		}
		return nil
	})
	if err == nil && len(b.Sheets) == 0 {
		return damaged(main, flawed("flaw.no-worksheet"))
	}
	return err
}
