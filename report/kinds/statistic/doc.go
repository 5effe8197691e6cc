// Package statistic is the kind of objective that promises a figure of values: a mean, median, maximum or percentile,
// or the mean time between failures (rules §3). Values of records are kept and sorted (statistic.go, taker.go), those
// of samples are ranked without a copy (samples.go, rank.go), and tallies are put together by their volume
// (tallies.go).
package statistic
