package xlsx

import (
	"testing"
	"time"
)

// Days since 30 December 1899, as spreadsheets show them; time.Duration would end at 292 years, in 2192.
func TestSerialNumbersOfDates(t *testing.T) {
	for at, want := range map[string]float64{
		"1899-12-30 00:00": 0, "1900-03-01 00:00": 61, "1969-12-31 12:00": 25568.5, "1970-01-01 00:00": 25569,
		"2026-10-01 06:00": 46296.25,
		"2100-01-01 00:00": 73051, "2192-04-10 00:00": 106753, "2192-04-11 00:00": 106754, "2300-01-01 00:00": 146099,
		"9999-12-31 18:00": 2958465.75,
	} {
		wall, err := time.Parse("2006-01-02 15:04", at)
		if err != nil {
			t.Fatal(err)
		}
		if got := serial(wall); got != want {
			t.Errorf("%s: %v, want %v", at, got, want)
		}
	}
}
