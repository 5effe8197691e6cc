// Package cases reads the cases of an objective about time from tickets, their events, and outages (rules §3, §4): when
// the clock of each starts and stops. Nothing later than the date of the data is known.
//
// A clock starts and stops at a date of the record, at an event (event.go), or at the first response of a person
// (response.go); a stop may be undone by a reopening (stop.go, history.go). Where updates are owed, each gap between
// two of them is a case (updates.go).
package cases
