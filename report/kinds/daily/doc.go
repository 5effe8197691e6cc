// Package daily judges every day of a period by itself (rules §7): it measures what another kind measures, day by day,
// and counts the days that missed its target.
package daily
