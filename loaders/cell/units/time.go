// Package units knows the units that stand beside numbers: words for lengths of time, signs and codes of currencies,
// and percent signs, in a cell or in the head of its column.
package units

import (
	"github.com/slareport/slareport/loaders/cell/chars"
	"github.com/slareport/slareport/report/timeline"
)

// timeUnits are the words for lengths of time in English, German and French, in lower case. A day is 24 hours, a week
// seven days; months and years have no fixed length.
var timeUnits = func() map[string]timeline.Micros {
	all := map[string]timeline.Micros{}
	for length, words := range map[timeline.Micros][]string{
		1: {"us", "µs", "μs", "usec", "microsecond", "microseconds", "mikrosekunden"},
		timeline.Second / 1000: {
			"ms", "msec", "msecs", "milli", "millis", "millisecond", "milliseconds", "millisekunde", "millisekunden",
			"milliseconde", "millisecondes",
		},
		timeline.Second: {"s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "seconde", "secondes"},
		timeline.Minute: {"m", "min", "mins", "mn", "minute", "minutes", "minuten"},
		timeline.Hour:   {"h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "heure", "heures"},
		timeline.Day:    {"d", "day", "days", "tag", "tage", "tagen", "jour", "jours"},
		7 * timeline.Day: {
			"w", "wk", "wks", "week", "weeks", "woche", "wochen", "semaine", "semaines",
		},
	} {
		for _, word := range words {
			all[word] = length
		}
	}
	return all
}()

// longestTimeUnit is the longest word.
const longestTimeUnit = 14

// OfTime gives the length of time that a word stands for.
func OfTime(word []byte) (timeline.Micros, bool) {
	if len(word) > longestTimeUnit {
		return 0, false
	}
	var buffer [longestTimeUnit]byte
	length, ok := timeUnits[string(chars.Lower(buffer[:0], word))]
	return length, ok
}
