package tzdata

import (
	"regexp"
	"slices"
	"testing"
	"time"
)

func TestVersionIsARelease(t *testing.T) {
	if v := Version(); !regexp.MustCompile(`^20\d\d[a-z]+$`).MatchString(v) {
		t.Errorf("version %q is no release of the database", v)
	}
}

// Offsets before and after changes that the database records, the newest of them in releases of 2026: an archive of
// another release does not pass.
func TestKnownOffsets(t *testing.T) {
	for _, c := range []struct {
		zone, utc string
		offset    time.Duration
	}{
		{"UTC", "2026-07-01T00:00:00Z", 0},
		{"Europe/Berlin", "2026-03-29T00:59:59Z", time.Hour},
		{"Europe/Berlin", "2026-03-29T01:00:00Z", 2 * time.Hour},
		{"Europe/Berlin", "2026-10-25T00:59:59Z", 2 * time.Hour},
		{"Europe/Berlin", "2026-10-25T01:00:00Z", time.Hour},
		{"Europe/Berlin", "1893-03-31T22:00:00Z", 53*time.Minute + 28*time.Second}, // before standard time
		{"Europe/Berlin", "9999-07-01T00:00:00Z", 2 * time.Hour},
		{"America/New_York", "2026-03-08T06:59:59Z", -5 * time.Hour},
		{"America/New_York", "2026-03-08T07:00:00Z", -4 * time.Hour},
		{"Asia/Kathmandu", "2026-01-01T00:00:00Z", 5*time.Hour + 45*time.Minute},
		{"America/Vancouver", "2026-12-01T00:00:00Z", -7 * time.Hour}, // no winter time from 2026 on
	} {
		zone, err := Load(c.zone)
		if err != nil {
			t.Error(err)
			continue
		}
		at, err := time.Parse(time.RFC3339, c.utc)
		if err != nil {
			t.Fatal(err)
		}
		if _, got := at.In(zone).Zone(); got != int(c.offset.Seconds()) {
			t.Errorf("%s at %s is %ds from UTC, want %s", c.zone, c.utc, got, c.offset)
		}
	}
}

func TestEveryNameLoads(t *testing.T) {
	names := Names()
	for _, name := range names {
		if zone, err := Load(name); err != nil || zone.String() != name {
			t.Errorf("%s: got %v, %v", name, zone, err)
		}
	}
	for _, name := range []string{"Europe/Berlin", "Europe/Kyiv", "Asia/Calcutta", "UTC", "CET"} {
		if !slices.Contains(names, name) {
			t.Errorf("%s is not among the names", name)
		}
	}
}

func TestNoOtherNameLoads(t *testing.T) {
	for _, name := range []string{
		"Local", "local", "europe/berlin", "Europe", "Europe/", "/Europe/Berlin", "../tzdata", "+VERSION", "Mars/Base",
	} {
		if zone, err := Load(name); err == nil {
			t.Errorf("%q gives %v", name, zone)
		}
	}
}
