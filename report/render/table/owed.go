package table

import "strings"

// Where an agreement lets bonuses go below zero, what is payable to a client can be negative: the client owes. That is
// no credit, and it pays nobody else's.

// Owed is what the client owes of an amount payable to it, as a positive amount; "" when the client owes nothing.
func Owed(payable string) string {
	if !negative(payable) {
		return ""
	}
	return strings.TrimPrefix(payable, "-")
}
