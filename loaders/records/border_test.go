package records

import (
	"strings"
	"testing"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// gapsOf lists the fields that could not be read, with how often.
func unreadOf(e *evidence.Evidence) string {
	var list []string
	for _, g := range e.Gaps {
		list = append(list, g.Records+" "+g.Field)
	}
	return strings.Join(list, ", ")
}

func loadAs(t *testing.T, source, text string) *evidence.Evidence {
	t.Helper()
	return folder{"data/a.csv": text}.load(t, "\n  - {id: a, files: data/a.csv, timezone: UTC, "+source+"}")
}

// TestABareLengthTakesTheUnitOfItsColumn holds where the unit of a bare number comes from.
//
// Decides: unit-needed, unit-of-head.
func TestABareLengthTakesTheUnitOfItsColumn(t *testing.T) {
	for _, c := range []struct {
		source, head, cell, found string
		want                      timeline.Micros
	}{
		{"records: outages", "duration (min)", "90", "", 90 * timeline.Minute},
		{"records: outages", "duration_h", "1.5", "", 90 * timeline.Minute},
		{"records: outages", "Duration [h]", "0.6666666666666667", "", 40 * timeline.Minute},
		{"records: outages, columns: {duration: Dauer in Minuten}", "Dauer in Minuten", "90", "", 90 * timeline.Minute},
		{"records: outages, units: {duration: min}", "duration", "90", "", 90 * timeline.Minute},
		{"records: outages, units: {duration: s}", "duration (min)", "90",
			"warning data/a.csv [duration (min)]: the head says min, slareport.yaml says s", 90 * timeline.Second},
		{"records: outages, units: {duration: min}", "duration_min", "90", "", 90 * timeline.Minute},
		{"records: outages", "duration", "1w 2d", "", 9 * timeline.Day},
		{"records: outages", "duration", "0", "", 0},
		{"records: outages", "duration", "90", `error data/a.csv:2 [duration]: "90" has no unit`, -1},
		{"records: outages", "duration", "\"1,500 min\"", `"1,500 min" may be 1500 min or 1.500 min`, -1},
		{"records: outages, set: {duration: 90}", "x", "", "the constant for duration", -1},
	} {
		e := loadAs(t, c.source, "id,from,"+c.head+"\nO1,2026-10-01T00:00:00Z,"+c.cell+"\n")
		got := findingsOf(e)
		if !strings.Contains(got, c.found) {
			t.Errorf("%s: findings\n%s\nlack %s", c.head, got, c.found)
		}
		if c.want < 0 {
			if len(e.Gaps) == 0 || len(e.Outages) == 1 && e.Outages[0].To.Known() {
				t.Errorf("%s: %s is read, and %s is open", c.head, c.cell, unreadOf(e))
			}
			continue
		}
		if len(e.Outages) != 1 || e.Outages[0].To.Sub(e.Outages[0].From) != c.want || len(e.Gaps) > 0 {
			t.Errorf("%s: %+v %s\n%s", c.head, e.Outages, unreadOf(e), got)
		}
	}
}

// A length that could not be read leaves nothing open where the end that it leads to is known.
func TestALengthBesideItsEndIsNeededByNothing(t *testing.T) {
	for _, c := range []struct{ records, head, row string }{
		{"outages", "id,from,to,duration", "1,2026-10-01T00:00:00Z,2026-10-01T00:10:00Z,10"},
		{"tickets", "id,opened,responded,response_time", "1,2026-10-01T00:00:00Z,2026-10-01T00:10:00Z,10"},
		{"tickets", "id,opened,resolved,resolution_time", "1,2026-10-01T00:00:00Z,2026-10-01T00:10:00Z,10"},
	} {
		e := loadAs(t, "records: "+c.records, c.head+"\n"+c.row+"\n")
		if got := findingsOf(e); len(e.Gaps) > 0 || !strings.Contains(got, "note data/a.csv:2") ||
			strings.Contains(got, "error") {
			t.Errorf("%s: %s\n%s", c.head, unreadOf(e), got)
		}
	}
}

func TestPercentagesOfEveryField(t *testing.T) {
	for _, c := range []struct {
		records, text, found string
		want                 evidence.Fixed
	}{
		{presets.Tallies, "objective,period,value\nup,2026-10,99.95%\n", "", 99_950_000},
		{presets.Tallies, "objective,period,value (%)\nup,2026-10,99.95\n", "", 99_950_000},
		{presets.Tallies, "objective,period,value\nup,2026-10,0.9995\nup,2026-09,99.9%\n",
			`"0.9995" may be 0.9995 % or 99.95 %`, evidence.NoFixed},
		{presets.Tallies, "objective,period,good,total\nup,2026-10,99%,100\n", `"99%" is a percentage, wanted a plain number`,
			evidence.NoFixed},
		{presets.Surveys, "at,score\n2026-10-01T00:00:00Z,85 %\n", "", 85_000_000},
		{presets.Outages, "from,to,share\n2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,40%\n", "", 400_000},
		{presets.Outages, "from,to,share (%)\n2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,40\n", "", 400_000},
		{presets.Outages,
			"from,to,share\n2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,0.5\n2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,40%\n",
			`"0.5" may be 0.5 % or 50 %`, evidence.NoFixed},
	} {
		e := loadAs(t, "records: "+c.records, c.text)
		got := evidence.NoFixed
		switch {
		case len(e.Tallies) > 0:
			got = e.Tallies[0].Value
		case len(e.Surveys) > 0:
			got = e.Surveys[0].Score
		case len(e.Outages) > 0:
			got = e.Outages[0].Share
		}
		if c.found != "" {
			if all := findingsOf(e); !strings.Contains(all, c.found) || len(e.Gaps) == 0 {
				t.Errorf("%s: %s\n%s", c.text, unreadOf(e), all)
			}
			continue
		}
		if got != c.want {
			t.Errorf("%s: %d, want %d\n%s", c.text, got, c.want, findingsOf(e))
		}
	}
}

// Decides: unit-of-samples.
func TestSamplesAreConvertedIntoTheUnitOfTheirObjective(t *testing.T) {
	for _, c := range []struct {
		source, head, cell string
		want               evidence.Fixed
	}{
		{"records: samples", "latency", "12.5", 12_500_000},
		{"records: samples", "latency", "12.5 ms", 12_500_000},
		{"records: samples", "latency_ms", "12.5", 12_500_000},
		{"records: samples", "latency (s)", "0.06", 60_000_000},
		{"records: samples, units: {latency: s}", "latency", "0.06", 60_000_000},
		{"records: samples, units: {latency: us}", "latency", "250", 250_000},
	} {
		rows, e := folder{
			"data/a.csv": "at," + c.head + "\n2026-10-01T00:00:00Z," + c.cell + "\n2026-10-01T00:00:01Z,1.5 ms\n",
		}.stream(t,
			"\n  - {id: a, files: data/a.csv, "+c.source+"}")
		if len(rows) != 2 || rows[0].Latency != c.want {
			t.Errorf("%s %s: %+v\n%s", c.head, c.cell, rows, findingsOf(e))
		}
	}
}

// One objective counts milliseconds and another one seconds: 20 would be judged as both.
//
// Decides: unit-of-samples.
func TestABareLatencyIsNotJudgedInTwoUnits(t *testing.T) {
	const agreement = "id: A\nclient: Acme\ncurrency: EUR\ntimezone: UTC\nobjectives:\n" +
		"  - {id: one, statistic: {of: samples, value: latency, take: max, unit: ms}, target: at most 40 ms}\n" +
		"  - {id: two, statistic: {of: samples, value: latency, take: max, unit: %s}, target: at most 1 %s}\n"
	for unit, want := range map[string]evidence.Fixed{"ms": 20_000_000, "s": evidence.NoFixed} {
		rows, e := folder{
			"data/a.csv":        "at,latency\n2026-10-01T00:00:00Z,20\n",
			"agreements/a.yaml": strings.ReplaceAll(agreement, "%s", unit),
		}.stream(t, "\n  - {id: a, files: data/a.csv, records: samples}")
		if len(rows) != 1 || rows[0].Latency != want {
			t.Errorf("%s: %+v\n%s", unit, rows, findingsOf(e))
		}
		told := strings.Contains(findingsOf(e), "the agreements want this field in different units")
		if told != (want == evidence.NoFixed) || len(e.Gaps) > 0 != told {
			t.Errorf("%s: it is told: %v, %d gaps", unit, told, len(e.Gaps))
		}
	}
}

// TestAColumnIsReadForOneField holds that a mapped column is no synonym of another field.
//
// Decides: mapped-once.
func TestAColumnIsReadForOneField(t *testing.T) {
	e := loadAs(t, "records: tickets, columns: {first_contact: Resolved}",
		"id,opened,Resolved\n1,2026-10-01T00:00:00Z,Y\n")
	if len(e.Tickets) != 1 || e.Tickets[0].FirstContact != evidence.Yes || strings.Contains(findingsOf(e), "error") {
		t.Errorf("%+v\n%s", e.Tickets, findingsOf(e))
	}
	e = loadAs(t, "records: tickets, columns: {first_contact: Resolved, resolved: Resolved}",
		"id,opened,Resolved\n1,2026-10-01T00:00:00Z,Y\n")
	if !strings.Contains(findingsOf(e), `error data/a.csv:2 [Resolved]`) {
		t.Errorf("a column that is mapped twice is read twice\n%s", findingsOf(e))
	}
}

// TestRowsOfUpAreNoOutages holds which rows are left out, with a reason.
//
// Decides: rows-of-up.
func TestRowsOfUpAreNoOutages(t *testing.T) {
	for state, outage := range map[string]bool{
		"up": false, "UP": false, "OK": false, "resolved: up": false, "Verfügbar": false, "down": true, "resolved": true,
		"":       true,
		"closed": true, "uplink": true,
	} {
		for _, head := range []string{"state", "status", "severity", "Event"} {
			e := loadAs(t, "records: outages", "from,to,"+head+"\n2026-10-01T00:00:00Z,2026-10-01T01:00:00Z,"+state+"\n")
			s := e.Sources[0]
			if (len(e.Outages) == 1) != outage || s.Filtered != 1-s.Loaded ||
				!outage && wordstest.English(s.Reasons[0].Message) != "says that the service is up: no outage" {
				t.Errorf("%s %q: %d outages, %+v", head, state, len(e.Outages), s.Account)
			}
		}
	}
}

// TestADurationSoFarEndsNothing holds that what is open is not ended by its length.
//
// Decides: duration-so-far.
func TestADurationSoFarEndsNothing(t *testing.T) {
	for _, c := range []struct {
		head, row string
		ended     bool
	}{
		{"from,to,duration,state", "2026-10-01T00:00:00Z,,5 h,ongoing", false},
		{"from,to,duration,state", "2026-10-01T00:00:00Z,,5 h,Down", false},
		{"from,duration,state", "2026-10-01T00:00:00Z,5 h,down", true},
		{"from,duration,state", "2026-10-01T00:00:00Z,5 h,open", false},
		{"from,to,duration,state", "2026-10-01T00:00:00Z,,5 h,resolved", true},
		{"from,to,duration,state", "2026-10-01T00:00:00Z,2026-10-01T05:00:00Z,5 h,open", true},
		{"from,duration", "2026-10-01T00:00:00Z,5 h", true},
	} {
		e := loadAs(t, "records: outages", c.head+"\n"+c.row+"\n")
		if len(e.Outages) != 1 || e.Outages[0].To.Known() != c.ended {
			t.Errorf("%s: %+v", c.row, e.Outages)
		}
		if told := strings.Contains(findingsOf(e), "the duration is the one so far"); told == c.ended {
			t.Errorf("%s: %s", c.row, findingsOf(e))
		}
	}
	for state, resolved := range map[string]bool{"In Progress": false, "Solved": true, "": true} {
		e := loadAs(t, "records: tickets", "id,opened,resolution_time,state\n1,2026-10-01T00:00:00Z,5 h,"+state+"\n")
		if e.Tickets[0].Resolved.Known() != resolved {
			t.Errorf("%q: %+v", state, e.Tickets)
		}
	}
}

// TestADateAndATimeOfDayInTwoColumns holds which columns are read together.
//
// Decides: date-and-time.
func TestADateAndATimeOfDayInTwoColumns(t *testing.T) {
	const note = "are read together as the date and the time of day"
	for _, c := range []struct {
		source, head, row, want string
		noted                   bool
	}{
		{"records: surveys", "Date,Time,score", "2026-10-07,09:30,5", "2026-10-07T09:30:00Z", true},
		{"records: surveys", "Datum;Uhrzeit;score", "07.10.2026;09:30;5", "2026-10-07T09:30:00Z", true},
		{"records: surveys", "score,Date,x,Time", "5,2026-10-07,9,09:30", "", false},
		{"records: surveys, columns: {at: [Tag, Zeit]}", "Tag;score;Zeit", "07.10.2026;5;09:30", "2026-10-07T09:30:00Z",
			false},
		{"records: surveys, columns: {at: [Sent, Answered on]}", "Sent,Answered on,score", "2026-10-07,2026-10-08 10:00,5",
			"2026-10-07T00:00:00Z", false},
		{"records: surveys, columns: {at: Survey date}", "Survey date,Survey time,score", "2026-10-07,09:30,5",
			"2026-10-07T09:30:00Z", true},
		{"records: surveys", "Date,Time,score", "2026-10-07,,5", "2026-10-07T00:00:00Z", true},
		{"records: surveys", "Date,Time,score", "2026-10-07,soon,5", "", true},
	} {
		e := loadAs(t, c.source, c.head+"\n"+c.row+"\n")
		got := ""
		if len(e.Surveys) == 1 {
			got = e.Surveys[0].At.String()
		}
		all := findingsOf(e)
		if got != c.want || strings.Contains(all, note) != c.noted ||
			c.noted && strings.Contains(all, "nothing is read from") {
			t.Errorf("%s: %s, want %s\n%s", c.head, got, c.want, all)
		}
	}
}

func TestDatesThatCannotBeTrueAreLeftOut(t *testing.T) {
	e := loadAs(t, "records: tickets", "id,opened,due\n1,1970-01-01 00:00:00,\n2,2026-10-01 00:00:00,1900-01-01\n")
	if got := findingsOf(e); len(e.Tickets) != 1 || e.Tickets[0].Due.Known() || unreadOf(e) != "tickets , tickets due" ||
		strings.Count(got, "lies before 1990") != 2 {
		t.Errorf("%+v, %s\n%s", e.Tickets, unreadOf(e), got)
	}
	rows, e := folder{"data/a.csv": "at,latency\n2026-10-01T00:00:00Z,1\n1970-01-01T00:00:00Z,1\n"}.stream(t,
		"\n  - {id: a, files: data/a.csv, records: samples}")
	if len(rows) != 1 || !strings.Contains(findingsOf(e), "lies before 1990") {
		t.Errorf("%+v\n%s", rows, findingsOf(e))
	}
}

func TestAnAssumedOrderOfDayAndMonthIsNoted(t *testing.T) {
	e := loadAs(t, "records: tickets", "id,opened,resolved\n1,13/04/2026 10:00,05/06/2026 10:00\n")
	want := `note data/a.csv:2 [resolved]: "05/06/2026 10:00": day and month in the order that other dates of the ` +
		`source show`
	if got := findingsOf(e); len(e.Tickets) != 1 || e.Tickets[0].Resolved != instant(t, "2026-06-05T10:00:00Z") ||
		!strings.Contains(got, want) {
		t.Errorf("%+v\n%s", e.Tickets, got)
	}
	log := "number,incident_state,opened_at,sys_updated_at\nINC1,Active,3/7/2026 09:00,3/7/2026 09:10\n"
	for order, want := range map[string]string{
		"": "2026-07-03T09:00:00Z", ", date-order: month-first": "2026-03-07T09:00:00Z",
	} {
		e := loadAs(t, "records: [tickets, ticket-events], preset: servicenow-eventlog"+order, log)
		if len(e.Tickets) != 1 || e.Tickets[0].Opened != instant(t, want) ||
			strings.Contains(findingsOf(e), "day and month in the order") != (order == "") {
			t.Errorf("%s: %+v\n%s", order, e.Tickets, findingsOf(e))
		}
	}
}

// The days of a desk are those of its team, of an outage those of the calendar.
func TestTheDaysOfTicketsAreDeclared(t *testing.T) {
	for _, c := range []struct {
		source, head, cell, found string
		want                      timeline.Micros
	}{
		{"records: tickets", "resolution_time", "1w 2d",
			`error data/a.csv:2 [resolution_time]: "1w 2d" may be in days of 24 h`, -1},
		{"records: tickets", "resolution time (days)", "2",
			`error data/a.csv:2 [resolution time (days)]: "2" may be in days of 24 h`, -1},
		{"records: tickets, units: {resolution_time: d}", "resolution_time", "2", "", 48 * timeline.Hour},
		{"records: tickets, day: 8h, week: 40h", "resolution_time", "1w 2d", "", 56 * timeline.Hour},
		{"records: tickets, day: 8h", "resolution time (days)", "2", "", 16 * timeline.Hour},
		{"records: outages, day: 8h", "duration", "2d", "", 16 * timeline.Hour},
	} {
		begin := map[bool]string{true: "opened", false: "from"}[strings.HasPrefix(c.source, "records: tickets")]
		e := loadAs(t, c.source, "id,"+begin+","+c.head+"\n1,2026-10-01T00:00:00Z,"+c.cell+"\n")
		got, found := timeline.Micros(-1), findingsOf(e)
		for _, x := range e.Tickets {
			if x.Resolved.Known() {
				got = x.Resolved.Sub(x.Opened)
			}
		}
		for _, x := range e.Outages {
			got = x.To.Sub(x.From)
		}
		if got != c.want || !strings.Contains(found, c.found) || (len(e.Gaps) > 0) != (c.want < 0) {
			t.Errorf("%s, %s of %q: %v, want %v\n%s", c.source, c.head, c.cell, got, c.want, found)
		}
	}
}

// Decides: no-names.
func TestAPlaceholderIsNoServiceAndNoRequester(t *testing.T) {
	for cell, want := range map[string]string{"-": "", "N/A": "", "(null)": "", "NA-7": "NA-7", "n": "n"} {
		e := loadAs(t, "records: tickets",
			"id,opened,service,requester,category\n1,2026-10-01T00:00:00Z,"+cell+","+cell+",-\n")
		x := e.Tickets[0]
		if x.Service.String() != want || x.Requester.String() != want || x.Category.String() != "-" {
			t.Errorf("%q: %q, %q, %q", cell, x.Service, x.Requester, x.Category)
		}
		samples, _ := folder{
			"data/a.csv": "at,service,ok\n2026-10-01T00:00:00Z," + cell + ",yes\n2026-10-01T00:01:00Z," + cell + ",yes\n",
		}.stream(t, csvSamples)
		for _, s := range samples {
			if s.Service.String() != want {
				t.Errorf("sample of %q: %q", cell, s.Service)
			}
		}
	}
}
