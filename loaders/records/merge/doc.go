// Package merge makes one record of what several rows of a source tell of.
//
//  1. Each type of record has an identity: which rows are equal, and which are the same ticket or outage
//     (identities.go). Of equal rows one is kept; of those that contradict each other the Rules pick the one that
//     counts (rules.go). A history that comes back to where it was is no duplicate (changedback.go).
//  2. Events that tell values, not changes, get the value before from the event before (values.go).
//  3. A log that repeats the whole ticket with every change becomes a ticket and its events (eventlog.go).
//
// What is left over is given back, for the books of the files (merge.go). Package duplicates has the search itself.
package merge
