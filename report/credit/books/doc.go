// Package books writes the lines of the ledger of a period: inputs that were agreed, figures that lead to an amount,
// fees in force in the period, and amounts rounded to the minor unit of the currency.
package books
