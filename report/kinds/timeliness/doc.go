// Package timeliness is the kind of objective that promises how long cases take at most (rules §4). It goes through the
// cases once, for all periods, many of them in several parts (parts.go):
//
//  1. package cases reads a case: its start, its stop, what its target depends on; where updates are judged it makes a
//     case of each time between two
//  2. lay lays out its clock, a course.Course: reopenings, and the targets that apply (package targets)
//  3. if all of the time together is within the allowance the case is met, whoever had it
//  4. if not, butFor takes away what others answer for (butfor.go); the misses of the last period are written out in
//
// full
//
//	(miss.go), and so are the cases that are still open (open.go)
package timeliness
