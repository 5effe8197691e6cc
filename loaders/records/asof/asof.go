package asof

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// How far the data reaches is told by the newest date in it, unless that date is alone: a year typed as 2206 would
// move the date of the data, and with it the period, by 180 years. A date is alone when
//
//   - no more than three rows of its source are as new or newer, and at least as many are older;
//   - the pause before it is longer than half a year (300 days before the outcome of something that may have lasted
//     long, such as a resolution: the next year typed instead of this one is more), and longer than four times the
//     longest pause but one between older rows: who has an outage a year may have the next one after two years, and one
//     more mistyped date must not vouch for this one;
//   - no other source reaches to within half a year of it.
//
// With fewer than six older rows nothing tells what pause is usual. The rows of such a source are looked at together
// with those of all others; if these are too few as well, a date is alone after a pause of three years. A date in the
// year 9999 is how systems write that there is none.
const (
	mostAlone   = 3
	enoughRows  = 6
	halfYear    = 183 * timeline.Day
	fewMonths   = 300 * timeline.Day
	threeYears  = 3 * 366 * timeline.Day
	usualPauses = 4
)

// noDate is the beginning of the year 9999.
const noDate timeline.Instant = 253370764800_000_000

// SettleNewest finds out how far the data reaches, which is known when the samples have been read too, and names the
// dates that are too far ahead to be true: in the findings of their files, which are given back too.
//
// Convention time (as-of-lone-date): An isolated date does not move `as_of`, and that is a finding: at most three
// rows of its source are as new, and at least as many older; the pause before it is longer than half a year (300
// days for an outcome, such as a resolution; three years where fewer than six rows are older) and than four times the
// second longest pause between older rows; and no other source reaches to within half a year of it. A date in the year
// 9999 means no date.
func SettleNewest(e *evidence.Evidence) (found []evidence.Finding) {
	var all, doubted evidence.Dates
	for _, list := range e.Dates {
		believed, alone := Split(list)
		if rowsOf(believed) < enoughRows {
			believed, alone = list, nil
		}
		all, doubted = append(all, believed...), append(doubted, alone...)
	}
	believed, alone := Split(inOrderOfTime(all))
	e.Newest = timeline.NoInstant
	if len(believed) > 0 {
		e.Newest = believed[len(believed)-1].To
	}
	for _, s := range inOrderOfTime(append(doubted, alone...)) {
		if e.Newest.Known() && s.To < noDate && s.From.Sub(e.Newest) <= halfYear {
			e.Newest = max(e.Newest, s.To) // another source vouches for it
			continue
		}
		found = append(found, tellFarAhead(e, s))
	}
	return found
}

// Split parts the dates that are alone from those before them.
func Split(list evidence.Dates) (believed, alone evidence.Dates) {
	end := len(list)
	for end > 0 && list[end-1].From >= noDate {
		end--
	}
	cut, rows := end, 0
	for i := end - 1; i > 0; i-- {
		rows += list[i].Rows
		if rows > mostAlone || rows > rowsOf(list[:i]) {
			break
		}
		if list[i].From.Sub(list[i-1].To) > longest(list[:i], list[i].Outcome) {
			cut = i
		}
	}
	return list[:cut], list[cut:]
}

// longest is the longest pause after some rows that is likely, before an outcome or before something new.
func longest(list evidence.Dates, outcome bool) timeline.Micros {
	least := halfYear
	switch {
	case rowsOf(list) < enoughRows:
		least = threeYears
	case outcome:
		least = fewMonths
	}
	var first, second timeline.Micros
	for i := 1; i < len(list); i++ {
		pause := list[i].From.Sub(list[i-1].To)
		first, second = max(first, pause), max(second, min(first, pause))
	}
	return max(least, usualPauses*second)
}

func rowsOf(list evidence.Dates) (rows int) {
	for _, s := range list {
		rows += s.Rows
	}
	return rows
}

// inOrderOfTime sorts stretches of several sources and makes one of those that overlap, so that a pause between two is
// one in all of them.
func inOrderOfTime(list evidence.Dates) evidence.Dates {
	slices.SortFunc(list, func(a, b evidence.Stretch) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), evidence.ComparePos(a.Row, b.Row))
	})
	var out evidence.Dates
	for _, s := range list {
		n := len(out) - 1
		if n < 0 || out[n].To < s.From {
			out = append(out, s)
			continue
		}
		s.Rows += out[n].Rows
		if out[n].To >= s.To {
			s.To, s.Row, s.Column, s.Outcome = out[n].To, out[n].Row, out[n].Column, out[n].Outcome
		}
		s.From = out[n].From
		out[n] = s
	}
	return out
}

// tellFarAhead names a date that is alone.
func tellFarAhead(e *evidence.Evidence, s evidence.Stretch) evidence.Finding {
	f := evidence.Finding{
		Severity: evidence.Warning, Row: int(s.Row.Row), Column: s.Column, Count: s.Rows,
		Message: finding.Say("load.far-ahead", s.To), Hint: finding.Say("hint.mistyped-year"),
	}
	if s.To >= noDate {
		f.Message, f.Hint, f.Severity = finding.Say("load.year-9999"), finding.Message{}, evidence.Note
	}
	source := &e.Sources[s.Row.Origin]
	f.File, f.Sheet = source.File, source.Sheet
	account.Say(source, f) // of a shared file for the provider: it is about the date of all data
	return f
}
