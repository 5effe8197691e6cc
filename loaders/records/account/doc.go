// Package account keeps the books of files: how many rows there were, what became of each (outcome.go), what
// was found (books.go), and for whom that is written down in the evidence (accounts.go).
package account
