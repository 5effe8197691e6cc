package calendar

import "github.com/slareport/slareport/report/timeline"

// table is the calendar written out over a window: its open runs with the calendar time before each, and
// indexes that find a place in it in constant time. It is immutable.
//
// Rule §1 (calendar-hours): A calendar has weekly hours, a zone and holidays, expanded per local day.
type table struct {
	window   timeline.Interval
	runs     []run // in order, apart from each other, then one that begins and ends after everything
	total    timeline.Micros
	workdays []workday
	byTime   []int32 // by bucket of instants: the first run that ends after the bucket's begin
	byLength []int32 // by bucket of calendar time: the first run by whose end that much has passed
	byDay    []int32 // by bucket of instants: the first workday that begins after the bucket's begin
}

// run is a stretch in which the calendar is open without a break.
type run struct {
	from, to timeline.Instant
	before   timeline.Micros // calendar time from the window's begin to from
}

// workday is a local day with open time that begins in the window.
type workday struct {
	number int              // of the day
	from   timeline.Instant // the day's first instant
	close  timeline.Instant // the end of its last open interval
}

// Buckets of 2^35 µs, 9.5 hours: a run or two each.
const tableShift = 35

// never is later than every instant of every table, and near enough to all of them that the time between fits: as
// the largest number it lay more than 2^63 µs after the instants before 1970.
const never = endOfTime + 2*timeline.Instant(blockLength)

// expand writes versions out over a window.
func expand(versions []version, window timeline.Interval) *table {
	t := &table{window: window}
	for i := range versions {
		part := versions[i].span.Intersect(window)
		if part.Empty() {
			continue
		}
		versions[i].eachDay(part, func(d day) { t.add(d, part) })
	}
	t.runs = append(t.runs, run{never, never, t.total})
	t.index()
	return t
}

// add appends a day's open intervals as far as they lie in part.
func (t *table) add(d day, part timeline.Interval) {
	for _, open := range d.open {
		open = open.Intersect(part)
		if open.Empty() {
			continue
		}
		if n := len(t.runs); n > 0 && t.runs[n-1].to == open.From {
			t.runs[n-1].to = open.To
		} else {
			t.runs = append(t.runs, run{open.From, open.To, t.total})
		}
		t.total += open.Length()
	}
	if n := len(d.open); n > 0 && part.Contains(d.from) {
		t.workdays = append(t.workdays, workday{d.number, d.from, d.open[n-1].To})
	}
}

func (t *table) index() {
	t.byTime = buckets(t.window.Length(), func(j int, begin timeline.Micros) bool {
		return t.runs[j].to <= t.window.From.Add(begin)
	})
	t.byLength = buckets(t.total, func(j int, begin timeline.Micros) bool {
		return t.runs[j].before+t.runs[j].to.Sub(t.runs[j].from) < begin
	})
	t.byDay = buckets(t.window.Length(), func(j int, begin timeline.Micros) bool {
		return j < len(t.workdays) && t.workdays[j].from <= t.window.From.Add(begin)
	})
}

// buckets indexes an ordered list over a length: for the begin of each bucket, the first element that is
// not passed there.
func buckets(length timeline.Micros, passed func(j int, begin timeline.Micros) bool) []int32 {
	index := make([]int32, uint64(length)>>tableShift+1)
	j := 0
	for b := range index {
		for passed(j, timeline.Micros(b)<<tableShift) {
			j++
		}
		index[b] = int32(j)
	}
	return index
}

// runAt is the index of the first run that ends after an instant of the window or at its end.
func (t *table) runAt(i timeline.Instant) int {
	j := int(t.byTime[uint64(i-t.window.From)>>tableShift])
	for t.runs[j].to <= i {
		j++
	}
	return j
}

// until is the calendar time from the window's begin to an instant of the window or its end.
func (t *table) until(i timeline.Instant) timeline.Micros {
	r := &t.runs[t.runAt(i)]
	return r.before + max(0, i.Sub(r.from))
}

// reach is the earliest instant at which a calendar time has passed since the window's begin;
// 0 < passed <= total.
func (t *table) reach(passed timeline.Micros) timeline.Instant {
	j := int(t.byLength[uint64(passed)>>tableShift])
	for t.runs[j+1].before < passed {
		j++
	}
	return t.runs[j].from.Add(passed - t.runs[j].before)
}

// workdayAfter is the index of the first workday that begins after an instant of the window.
func (t *table) workdayAfter(i timeline.Instant) int {
	j := int(t.byDay[uint64(i-t.window.From)>>tableShift])
	for j < len(t.workdays) && t.workdays[j].from <= i {
		j++
	}
	return j
}
