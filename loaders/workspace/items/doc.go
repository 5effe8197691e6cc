// Package items reads the tables of an agreement that has an objective for each of many items: circuits, instances,
// sites or stores, each with its own fee, target and tier. A table is a CSV file or a workbook like any export.
// What an agreement says about one stands under for-each (foreach.go); its rows become objectives (objectives.go).
package items
