// Package series finds out which files of a source form a series, one for each day, month, quarter or year, and which
// of them are missing. It knows names only: whether the files hold what their names say is for others to look at.
package series

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/report/calendar"
)

// Series is files whose names differ in the date alone.
type Series struct {
	Files   []File // in order of their dates
	Missing []Hole // between the first and the last
}

// File is a file and the days that it is of by its name, from the first to the one after the last.
type File struct {
	Name       string
	First, End calendar.Date
}

// Hole is one file, or several one after the other, that is not there.
type Hole struct {
	Before      string // name of the file before it
	First, Last File   // the same where one is missing
	Count       int
}

// Find finds the series among the names of the files of a source.
//
// Convention doubt (series-of-files): The files of a pattern with a wildcard are a series where their names differ in a
// date alone, such as 2026-09, 202609, 2026_09, 2026-Q3, 2026-W40, 2026-09-30, 30.09.2026 or 2026, and follow each
// other at one step of a day, a week, a month, a quarter or a year: three files or more, at least every other of which
// follows at once, or two of consecutive months. A series of days without any weekend has none. Dates at other steps
// are those of exports, and files that are named one by one are no series.
func Find(names []string) (list []Series) {
	type key struct{ layout, before, after string }
	groups := map[key][]File{}
	order, forms := []key{}, forms()
	used := map[key]form{}
	for _, name := range names {
		for _, f := range forms {
			first, before, after, ok := f.in(name)
			if !ok {
				continue
			}
			k := key{f.layout, before, after}
			if groups[k] == nil {
				order = append(order, k)
			}
			groups[k], used[k] = append(groups[k], File{name, first, f.step.after(first)}), f
			break
		}
	}
	for _, k := range order {
		name := func(d calendar.Date) string { return k.before + used[k].write(d) + k.after }
		if s, ok := of(groups[k], used[k].step, name); ok {
			list = append(list, s)
		}
	}
	return list
}

// of is the series of some files; ok is false where they are none.
func of(files []File, s step, name func(calendar.Date) string) (_ Series, ok bool) {
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.First.String(), b.First.String()) })
	out := Series{Files: files}
	next := s.after
	if s == daily && !slices.ContainsFunc(files, func(f File) bool { return weekend(f.First) }) {
		next = nextWorkday
	}
	atOnce := 0
	for i := 1; i < len(files); i++ {
		hole := Hole{Before: files[i-1].Name}
		for d := next(files[i-1].First); d.Before(files[i].First); d = next(d) {
			hole.Last = File{name(d), d, s.after(d)}
			if hole.Count++; hole.Count == 1 {
				hole.First = hole.Last
			}
		}
		if hole.Count == 0 {
			atOnce++
			continue
		}
		out.Missing = append(out.Missing, hole)
	}
	steps := len(files) - 1
	return out, steps > 1 && 2*atOnce >= steps || steps == 1 && atOnce == 1 && s == monthly
}

func weekend(d calendar.Date) bool { return d.Weekday()%6 == 0 }

func nextWorkday(d calendar.Date) calendar.Date {
	for d = d.AddDays(1); weekend(d); {
		d = d.AddDays(1)
	}
	return d
}
