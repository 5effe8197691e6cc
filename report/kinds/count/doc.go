// Package count is the kind of objective that promises how many events there are at most (rules §3).
package count
