// Package timeline holds instants, half-open intervals and sets of them: the arithmetic that every
// clock, outage and claim rests on. It knows no calendar and no time zone beyond what a caller passes.
package timeline

import "time"

// Instant is a point in time in microseconds since 1970-01-01T00:00:00Z (UTC, no leap seconds).
// Spreadsheets and exports carry at most milliseconds or microseconds, so nothing is lost.
//
// Convention time (instant-precision): Instants are kept to the microsecond, in UTC. Anything finer is dropped.
type Instant int64

// Micros counts microseconds; every duration of the computation is one.
type Micros int64

// Seconds gives a length in seconds, as a share of a drawing needs it; time.Duration would end at 292 years.
func (m Micros) Seconds() float64 { return float64(m) / float64(Second) }

// Lengths in Micros.
const (
	Second Micros = 1_000_000
	Minute        = 60 * Second
	Hour          = 60 * Minute
	Day           = 24 * Hour
)

// Bounds of what an Instant may be: the years 1 to 9999. NoInstant marks an absent one; its value is
// outside the bounds, so the zero Instant stays the real beginning of 1970.
const (
	MinInstant Instant = -62135596800_000_000
	MaxInstant Instant = 253402300799_999_999
	NoInstant  Instant = -1 << 63
)

// Of converts a time.Time, dropping what is finer than a microsecond.
func Of(t time.Time) Instant { return Instant(t.UnixMicro()) }

// Time gives the instant in UTC.
func (i Instant) Time() time.Time { return time.UnixMicro(int64(i)).UTC() }

// In gives the instant in a zone.
func (i Instant) In(loc *time.Location) time.Time { return time.UnixMicro(int64(i)).In(loc) }

// Known tells whether there is an instant at all.
func (i Instant) Known() bool { return i != NoInstant }

// Add moves an instant.
func (i Instant) Add(d Micros) Instant { return i + Instant(d) }

// Sub is the time from j to i.
func (i Instant) Sub(j Instant) Micros { return Micros(i - j) }

// String prints RFC 3339 in UTC with as many decimals of a second as there are; "" when unknown.
func (i Instant) String() string {
	if !i.Known() {
		return ""
	}
	return i.Time().Format("2006-01-02T15:04:05.999999Z07:00")
}
