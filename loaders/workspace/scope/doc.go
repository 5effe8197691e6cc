// Package scope holds what the tables of a file need to know beside the node at hand: its zone, its currency, the
// names that stand further up, and the filters and formulas that were found. Values that change by date are read here
// too, since the days begin in that zone (dated.go).
package scope
