// Package unmatched compares the words of an agreement with the rows of its client: words that no row has, rows for
// which there is no target or no item, and values that are given to no party.
//
//   - names.go: what a word check is, and what it says of a word that matches nothing;
//   - terms.go: the words of objectives, filters and targets;
//   - items.go: the items of a table;
//   - unmapped.go: states and causes of no party;
//   - values.go: what there is in the rows.
package unmatched
