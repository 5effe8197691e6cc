package table

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// Sources reconciles every file: rows = loaded + duplicates + filtered + rejected (rules §2).
//
// Rule §2 (row-balance-printed): The table of rows is printed with the reasons for what was not loaded.
func Sources(r *report.Report, c *words.Catalogue) Table { return sources(r.Sources, c) }

// AllSources reconciles every file over the rows of all clients.
func AllSources(l *report.Loading, c *words.Catalogue) Table { return sources(l.Sources, c) }

func sources(list []report.Source, c *words.Catalogue) Table {
	t := build("sources", c, list, []column[report.Source]{
		{"source", KindText, 12, func(s report.Source) Cell { return Text(s.ID) }},
		{"file", KindText, 32, func(s report.Source) Cell { return Text(fileOf(s)) }},
		{"records", KindText, 16, func(s report.Source) Cell { return Text(strings.Join(s.Records, ", ")) }},
		{"rows read", KindNumber, 9, func(s report.Source) Cell { return Integer(s.Rows) }},
		{"loaded", KindNumber, 9, func(s report.Source) Cell { return Integer(s.Loaded) }},
		{"duplicates", KindNumber, 9, func(s report.Source) Cell { return Integer(s.Duplicates) }},
		{"filtered", KindNumber, 9, func(s report.Source) Cell { return Integer(s.Filtered) }},
		{"rejected", KindNumber, 9, func(s report.Source) Cell { return Integer(s.Rejected) }},
	})
	if len(list) > 1 {
		t.Total = sourceTotal(t, list, c)
	}
	return t
}

func sourceTotal(t Table, sources []report.Source, c *words.Catalogue) []Cell {
	var rows, loaded, duplicates, filtered, rejected int
	for _, s := range sources {
		rows += s.Rows
		loaded += s.Loaded
		duplicates += s.Duplicates
		filtered += s.Filtered
		rejected += s.Rejected
	}
	row := t.blank()
	t.set(row, "source", strong(Text(c.T("total"))))
	t.set(row, "rows read", strong(Integer(rows)))
	t.set(row, "loaded", strong(Integer(loaded)))
	t.set(row, "duplicates", strong(Integer(duplicates)))
	t.set(row, "filtered", strong(Integer(filtered)))
	t.set(row, "rejected", strong(Integer(rejected)))
	return row
}

// sourceReason is why rows of a file were not loaded.
type sourceReason struct {
	file string
	report.Reason
}

// Reasons lists why rows were not loaded, with the first row of each.
func Reasons(r *report.Report, c *words.Catalogue) Table { return reasons(r.Sources, c) }

// AllReasons lists why rows of any client were not loaded.
func AllReasons(l *report.Loading, c *words.Catalogue) Table { return reasons(l.Sources, c) }

func reasons(sources []report.Source, c *words.Catalogue) Table {
	var list []sourceReason
	for _, s := range sources {
		for _, reason := range s.Reasons {
			list = append(list, sourceReason{fileOf(s), reason})
		}
	}
	return build("reasons", c, list, []column[sourceReason]{
		{"file", KindText, 32, func(s sourceReason) Cell { return Text(s.file) }},
		{"kind", KindText, 12, func(s sourceReason) Cell { return Text(c.T("rows." + s.Kind)) }},
		{"count", KindNumber, 8, func(s sourceReason) Cell { return Integer(s.Count) }},
		{"reason", KindText, 44, func(s sourceReason) Cell { return Text(s.Text) }},
		{"first row", KindNumber, 8, func(s sourceReason) Cell { return Integer(s.Row) }},
	})
}

// Digests lists the inputs with their SHA-256, so that anybody can check which files the report was made from.
//
// Convention client (digest-shared): The digest of a file that several clients share is printed in the documents of
// each: it reveals nothing of what is in the file.
func Digests(r *report.Report, c *words.Catalogue) Table {
	read := slices.DeleteFunc(slices.Clone(r.Sources), func(s report.Source) bool { return s.File == "" })
	return build("digests", c, read, []column[report.Source]{
		{"file", KindText, 32, func(s report.Source) Cell { return Text(fileOf(s)) }},
		{"sha256", KindText, 64, func(s report.Source) Cell { return Text(s.SHA256) }},
	})
}

func fileOf(s report.Source) string {
	if s.Sheet == "" {
		return s.File
	}
	return s.File + ":" + s.Sheet
}
