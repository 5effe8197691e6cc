// Package evidence has the tables of what a report was made from: files, rows that were not used, findings and checks.
package evidence

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Sources reconciles every file: rows = loaded + duplicates + filtered + rejected (rules §2).
//
// Rule §2 (row-balance-printed): The table of rows is printed with the reasons for what was not loaded.
func Sources(r *report.Report, c *words.Catalogue) table.Table { return sources(r.Sources, c) }

// AllSources reconciles every file over the rows of all clients.
func AllSources(l *report.Loading, c *words.Catalogue) table.Table { return sources(l.Sources, c) }

func sources(list []report.Source, c *words.Catalogue) table.Table {
	t := table.Build("sources", c, list, []table.Filled[report.Source]{
		table.Fill("source", table.KindText, 12, func(s report.Source) table.Cell { return table.Text(s.ID) }),
		table.Fill("file", table.KindText, 32, func(s report.Source) table.Cell { return table.Text(fileOf(s)) }),
		table.Fill("records", table.KindText, 16, func(s report.Source) table.Cell {
			return table.Text(strings.Join(s.Records, ", "))
		}),
		table.Fill("rows read", table.KindNumber, 9, func(s report.Source) table.Cell { return table.Integer(s.Rows) }),
		table.Fill("loaded", table.KindNumber, 9, func(s report.Source) table.Cell { return table.Integer(s.Loaded) }),
		table.Fill("duplicates", table.KindNumber, 9, func(s report.Source) table.Cell {
			return table.Integer(s.Duplicates)
		}),
		table.Fill("filtered", table.KindNumber, 9, func(s report.Source) table.Cell {
			return table.Integer(s.Filtered)
		}),
		table.Fill("rejected", table.KindNumber, 9, func(s report.Source) table.Cell {
			return table.Integer(s.Rejected)
		}),
	})
	if len(list) > 1 {
		t.Total = sourceTotal(t, list, c)
	}
	return t
}

func sourceTotal(t table.Table, sources []report.Source, c *words.Catalogue) []table.Cell {
	var rows, loaded, duplicates, filtered, rejected int
	for _, s := range sources {
		rows += s.Rows
		loaded += s.Loaded
		duplicates += s.Duplicates
		filtered += s.Filtered
		rejected += s.Rejected
	}
	row := t.Blank()
	t.Set(row, "source", table.Strong(table.Text(c.T("total"))))
	t.Set(row, "rows read", table.Strong(table.Integer(rows)))
	t.Set(row, "loaded", table.Strong(table.Integer(loaded)))
	t.Set(row, "duplicates", table.Strong(table.Integer(duplicates)))
	t.Set(row, "filtered", table.Strong(table.Integer(filtered)))
	t.Set(row, "rejected", table.Strong(table.Integer(rejected)))
	return row
}

// sourceReason is why rows of a file were not loaded.
type sourceReason struct {
	file string
	report.Reason
}

// Reasons lists why rows were not loaded, with the first row of each.
func Reasons(r *report.Report, c *words.Catalogue) table.Table { return reasons(r.Sources, c) }

// AllReasons lists why rows of any client were not loaded.
func AllReasons(l *report.Loading, c *words.Catalogue) table.Table { return reasons(l.Sources, c) }

func reasons(sources []report.Source, c *words.Catalogue) table.Table {
	var list []sourceReason
	for _, s := range sources {
		for _, reason := range s.Reasons {
			list = append(list, sourceReason{fileOf(s), reason})
		}
	}
	return table.Build("reasons", c, list, []table.Filled[sourceReason]{
		table.Fill("file", table.KindText, 32, func(s sourceReason) table.Cell { return table.Text(s.file) }),
		table.Fill("kind", table.KindText, 12, func(s sourceReason) table.Cell {
			return table.Text(c.T("rows." + s.Kind))
		}),
		table.Fill("count", table.KindNumber, 8, func(s sourceReason) table.Cell { return table.Integer(s.Count) }),
		table.Fill("reason", table.KindText, 44, func(s sourceReason) table.Cell { return table.Text(s.Text) }),
		table.Fill("first row", table.KindNumber, 8, func(s sourceReason) table.Cell { return table.Integer(s.Row) }),
	})
}

// Digests lists the inputs with their SHA-256, so that anybody can check which files the report was made from.
//
// Convention client (digest-shared): The digest of a file that several clients share is printed in the documents of
// each: it reveals nothing of what is in the file.
func Digests(r *report.Report, c *words.Catalogue) table.Table {
	read := slices.DeleteFunc(slices.Clone(r.Sources), func(s report.Source) bool { return s.File == "" })
	return table.Build("digests", c, read, []table.Filled[report.Source]{
		table.Fill("file", table.KindText, 32, func(s report.Source) table.Cell { return table.Text(fileOf(s)) }),
		table.Fill("sha256", table.KindText, 64, func(s report.Source) table.Cell { return table.Text(s.SHA256) }),
	})
}

func fileOf(s report.Source) string {
	if s.Sheet == "" {
		return s.File
	}
	return s.File + ":" + s.Sheet
}
