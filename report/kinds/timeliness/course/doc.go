// Package course is the clock of one case: from its start to its stop, without the time in which it stood resolved, in
// legs with an allowance and a calendar each (rules §4). It knows how long the clock ran, and when it passed.
package course
