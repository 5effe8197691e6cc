// Package scalars reads single values exactly: numbers and percentages as rationals, durations in microseconds,
// currencies, time zones, paths and sizes. Each names the usual slips in its hints.
package scalars
