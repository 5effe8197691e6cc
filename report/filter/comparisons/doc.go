// Package comparisons takes a filter apart that compares fields with values that are written out, so that readers can
// be told what it says, its words can be looked for in the rows, and a record that it leaves out is known by some of
// its texts.
package comparisons
