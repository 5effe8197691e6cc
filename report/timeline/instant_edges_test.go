package timeline

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestLengthsAreMicroseconds(t *testing.T) {
	for d, want := range map[Micros]time.Duration{
		Second: time.Second, Minute: time.Minute, Hour: time.Hour, Day: 24 * time.Hour,
	} {
		if time.Duration(d)*time.Microsecond != want {
			t.Errorf("%d µs, want %v", d, want)
		}
	}
}

// The bounds are the first microsecond of the year 1 and the last one of the year 9999; none is neither.
func TestInstantsReachFromTheYear1ToTheYear9999(t *testing.T) {
	for i, want := range map[Instant]string{
		MinInstant: "0001-01-01T00:00:00Z", MinInstant - 1: "0000-12-31T23:59:59.999999Z",
		MaxInstant: "9999-12-31T23:59:59.999999Z", MaxInstant + 1: "10000-01-01T00:00:00Z",
		0: "1970-01-01T00:00:00Z", -1: "1969-12-31T23:59:59.999999Z", NoInstant: "",
	} {
		if got := i.String(); got != want {
			t.Errorf("%d is %q, want %q", i, got, want)
		}
	}
	if NoInstant.Known() || !MinInstant.Known() || !Instant(0).Known() || NoInstant >= MinInstant {
		t.Error("an absent instant is taken for a real one")
	}
	if MinInstant.Sub(NoInstant) <= 0 || MinInstant.Sub(NoInstant+1) <= 0 {
		t.Error("an absent instant is not before all others")
	}
	if int64(NoInstant) != -1<<63 {
		t.Errorf("no instant is %d", NoInstant)
	}
}

func TestAnInstantPrintsAsManyDecimalsAsItHas(t *testing.T) {
	second := Of(time.Date(2026, 10, 1, 8, 0, 0, 0, time.UTC))
	for add, want := range map[Micros]string{
		0: "2026-10-01T08:00:00Z", 1: "2026-10-01T08:00:00.000001Z", 500_000: "2026-10-01T08:00:00.5Z",
		999_999: "2026-10-01T08:00:00.999999Z", Second: "2026-10-01T08:00:01Z",
	} {
		if got := second.Add(add).String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestWhatIsFinerThanAMicrosecondIsDropped(t *testing.T) {
	base := time.Date(2026, 10, 1, 8, 0, 0, 0, time.UTC)
	if Of(base.Add(999)) != Of(base) || Of(base.Add(1000)) != Of(base).Add(1) {
		t.Error("nanoseconds are kept")
	}
}

func TestAnInstantIsTheSameInEveryZone(t *testing.T) {
	zone := time.FixedZone("east", 2*3600)
	rapid.Check(t, func(t *rapid.T) {
		i := Instant(rapid.Int64Range(int64(MinInstant), int64(MaxInstant)).Draw(t, "instant"))
		d := Micros(rapid.Int64Range(-int64(Day), int64(Day)).Draw(t, "length"))
		local := i.In(zone)
		if Of(local) != i || Of(i.Time()) != i || local.Location() != zone || i.Time().Location() != time.UTC {
			t.Fatalf("%v became %v", i, local)
		}
		if i.Add(d).Sub(i) != d || i.Add(d).Add(-d) != i {
			t.Fatalf("%v and %d", i, d)
		}
	})
}
