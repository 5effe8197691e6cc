// Package asof finds out how far the data reaches: when records happened (dates.go), and which date is the
// newest that can be believed (asof.go).
package asof
