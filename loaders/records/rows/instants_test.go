package rows

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/cell/times"
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/records/recordstest"
	"github.com/slareport/slareport/loaders/records/values"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/evidence/texttest"
)

func TestInstantsOnDaysWithAndWithoutChangesOfTheClock(t *testing.T) {
	fast, plain := bothInstants(t, "Europe/Berlin")
	for text, want := range map[string]bool{
		"2026-10-24 23:59:59.999999": true, "2026-10-25 12:00:00": false, "2026-10-25T12:00:00Z": true,
		"2026-03-29 00:00:00": false, "2026-03-30 00:00:00": true,
	} {
		at, ok := fast.Iso([]byte(text))
		if ok != want {
			t.Errorf("%s takes the short way: %t, want %t", text, ok, want)
		}
		if want, _, _ := plain.Read(cell.Plain(text)); ok && at != want {
			t.Errorf("%s is %v, want %v", text, at, want)
		}
	}
}

// instantZones change their clocks by an hour, by half an hour, over a whole day, twice a year and not at all.
var instantZones = []string{
	"UTC", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "America/New_York",
}

// plainTimes reads the column of the instants of samples without the short way.
func plainTimes(r *Source) *times.Reader {
	return r.times[fieldOf{presets.Samples, "at"}].In(r.localTime())
}

// bothInstants are the short way and the plain path of a column of times in a zone.
func bothInstants(t rapid.TB, zone string) (*values.Instants, *times.Reader) {
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	spec := &sources.Spec{Zone: loc, Records: []sources.RecordSpec{{Type: presets.Samples}}}
	source, err := NewSource(spec, &workspace.Workspace{}, owners.New(&workspace.Workspace{}), texttest.Texts)
	if err != nil {
		t.Fatal(err)
	}
	return source.Instants(presets.Samples, "at"), plainTimes(source)
}

// sameInstant fails unless a cell is read alike by the short way and by the plain path.
func sameInstant(t rapid.TB, text, zone string) {
	fast, plain := bothInstants(t, zone)
	for range 2 { // the second time the day is known
		at, notes, err := fast.Read(cell.Plain(text))
		wantAt, wantNotes, wantErr := plain.Read(cell.Plain(text))
		if at != wantAt || notes != wantNotes || fmt.Sprint(err) != fmt.Sprint(wantErr) {
			t.Fatalf("%q: %v %v %v, want %v %v %v", text, at, notes, err, wantAt, wantNotes, wantErr)
		}
	}
}

// Dates in ten characters are all that the short way looks at, so these are as long, whatever else they are.
func TestInstantsAreThoseOfThePlainPath(t *testing.T) {
	dates := []string{
		"2026-10-01", "2026-10-1 ", "2026-1-01 ", " 2026-10-1", "0001-01-01", "9999-12-31", "2026-10-25", "2011-12-30",
		"2026-02-30", "2026/10/01", "01.10.2026", "1 Oct 2026", "1 Oct 26, ", "Oct 1,2026", "10/21/2026", "03/04/2026",
		"20261001  ", "2026-10-1,", "1.1.26 at ",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom(dates).Draw(t, "date") +
			rapid.SampledFrom([]string{"T", " ", "t", ",", "\t", "\u00a0"}).Draw(t, "between") +
			rapid.StringMatching(`([01][0-9]|2[0-4]):[0-6][0-9]:[0-6][0-9](\.[0-9]{0,7})?(Z| Z|z|\+02:00| AM)?`).Draw(t, "clock")
		sameInstant(t, text, rapid.SampledFrom(instantZones).Draw(t, "zone"))
	})
}

func FuzzInstants(f *testing.F) {
	for _, cell := range recordstest.OddTimes {
		f.Add(cell, uint8(0))
	}
	f.Add("2026-03-29 02:00:00", uint8(1))
	f.Add("2011-12-30T10:00:00", uint8(3))
	f.Fuzz(func(t *testing.T, text string, zone uint8) {
		sameInstant(t, text, instantZones[int(zone)%len(instantZones)])
	})
}
