// Package ledger holds a calculation as named cells that a reader can follow and work out again. Each cell has its
// exact value and, unless it is an input, the formula that gives it; the value of a formula is what the formula
// evaluates to, in rationals. A rule that is written as a formula is therefore written once: the same tree gives the
// figure, stands in report.json and is printed into the workbook.
//
//  1. A builder (package credit) adds cells in the order in which they are worked out: a formula refers to cells
//     before it, so that one pass from first to last evaluates everything.
//  2. Cells with a role of Line are the lines with an amount, those of them with a Step the printed waterfall. Leads
//     stand before the line they lead to. Inputs are what was agreed and measured. Cells of a Table stand in its rows.
//  3. Set changes inputs and works everything out anew: what a period would have paid with another figure.
//
// # In JSON
//
// A value is a decimal where one is exact ("1250.5"), else a fraction ("1000/3"); "" is a blank input. A formula is
// text over the names of cells:
//
//	rate_1_2 * base_1 / 100
//	if(value_1 < target_1, 1, 0)
//	round_half_even(units_1) / 100
//	rank(rest_3_2, division_3.rest) <= left_3
//
// Operators are + - * / and the comparisons < <= > >= =, which give 1 or 0. The functions are those of the table in
// op.go: min, max, sum, if, and, not, known (the cell is not blank), abs, floor, ceil, mod, round_half_even,
// round_half_up and rank. TABLE.COLUMN is all cells of a column of a table, in the order of its rows; rank is the place
// of a cell among them, the greatest first, equal ones in their order. A blank cell counts as 0.
package ledger
