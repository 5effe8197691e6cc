package calendar

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDateAgreesWithTheStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(-719162, 2932896).Draw(t, "days since 1970") // 0001-01-01 to 9999-12-31
		want := time.Unix(int64(n)*daySeconds, 0).UTC()
		d := dateOf(n)
		if d.String() != want.Format(time.DateOnly) || d.Weekday() != want.Weekday() || d.number() != n {
			t.Fatalf("day %d is %s, %s, number %d, want %s, %s", n, d, d.Weekday(), d.number(), want.Format(time.DateOnly),
				want.Weekday())
		}
		if again, err := ParseDate(d.String()); err != nil || again != d {
			t.Fatalf("%s read back is %s (%v)", d, again, err)
		}
		if next := d.AddDays(1); !d.Before(next) || next.Before(d) || d.Before(d) {
			t.Fatalf("%s is not in order with %s", d, next)
		}
	})
}

func TestDateBounds(t *testing.T) {
	for _, text := range []string{"0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29", "2026-01-31", "2026-04-30",
		"02-29", "12-31"} {
		if d, err := ParseDate(text); err != nil || d.String() != text {
			t.Errorf("%s read as %s (%v)", text, d, err)
		}
	}
}

func TestDateErrors(t *testing.T) {
	for text, want := range map[string]string{
		"2021-02-30":  "2021-02-30 does not exist: February 2021 has 28 days",
		"2100-02-29":  "2100-02-29 does not exist: February 2100 has 28 days",
		"2024-02-30":  "2024-02-30 does not exist: February 2024 has 29 days",
		"2026-04-31":  "2026-04-31 does not exist: April 2026 has 30 days",
		"2026-01-32":  "2026-01-32 does not exist: January 2026 has 31 days",
		"2026-01-00":  "2026-01-00 does not exist: January 2026 has 31 days",
		"02-30":       "02-30 does not exist: February has 29 days",
		"2026-13-12":  "month 13 is not within 1 to 12 (are day and month swapped?)",
		"2026-31-01":  "month 31 is not within 1 to 12 (are day and month swapped?)",
		"2026-13-13":  "month 13 is not within 1 to 12",
		"2026-32-01":  "month 32 is not within 1 to 12",
		"2026-00-10":  "month 0 is not within 1 to 12",
		"13-01":       "month 13 is not within 1 to 12 (are day and month swapped?)",
		"0000-01-01":  "year 0 is not within 1 to 9999",
		"26-1-1":      `"26-1-1" is no date: wanted YYYY-MM-DD, or MM-DD for every year`,
		"2026-1-01":   `"2026-1-01" is no date: wanted YYYY-MM-DD, or MM-DD for every year`,
		"2026-+1-01":  `"2026-+1-01" is no date: wanted YYYY-MM-DD, or MM-DD for every year`,
		"2026- 1-01":  `"2026- 1-01" is no date: wanted YYYY-MM-DD, or MM-DD for every year`,
		"2o26-01-01":  `"2o26-01-01" is no date: wanted YYYY-MM-DD, or MM-DD for every year`,
		"2026-01-0x":  `"2026-01-0x" is no date: wanted YYYY-MM-DD, or MM-DD for every year`,
		"2026-01-001": `"2026-01-001" is no date: wanted YYYY-MM-DD, or MM-DD for every year`,
		"26-01-01":    `"26-01-01" is no date: wanted YYYY-MM-DD, or MM-DD for every year`,
		"2026-01":     `"2026-01" is no date: wanted YYYY-MM-DD, or MM-DD for every year`,
		"2026":        `"2026" is no date: wanted YYYY-MM-DD, or MM-DD for every year`,
		"":            `"" is no date: wanted YYYY-MM-DD, or MM-DD for every year`,
	} {
		d, err := ParseDate(text)
		if err == nil || err.Error() != want || !d.IsZero() {
			t.Errorf("%q read as %s, error %v, want %s", text, d, err, want)
		}
	}
	if _, err := NewDate(10000, 1, 1); err == nil || err.Error() != "year 10000 is not within 1 to 9999" {
		t.Errorf("year 10000: %v", err)
	}
	if got := (Date{}).String(); got != "" {
		t.Errorf("no date prints %q", got)
	}
}
