// Package targets knows how long a case may take at most (rules §3, §4): which target applies to it by the fields that
// targets depend on (table.go), what a change of its priority does to the clock (priority.go), and what the clock said
// under the priorities that did not decide in the end (superseded.go).
package targets
