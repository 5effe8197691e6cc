// Package score turns one client's evidence into its Report: measure → attribute → judge → credit → tell
// (steps 2 to 5 of the pipeline in package report).
package score
