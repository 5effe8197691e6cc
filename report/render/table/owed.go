package table

import (
	"strings"

	"github.com/slareport/slareport/report/exact"
)

// Where an agreement lets bonuses go below zero, what is payable to a client can be negative: the client owes. That is
// no credit, and it pays nobody else's.

// Owed is what the client owes of an amount payable to it, as a positive amount; "" when the client owes nothing.
func Owed(payable string) string {
	if !Negative(payable) {
		return ""
	}
	return strings.TrimPrefix(payable, "-")
}

// Positive tells whether an amount is above zero.
func Positive(amount string) bool {
	r := exact.Parse(amount)
	return r != nil && r.Sign() > 0
}

func Negative(amount string) bool {
	r := exact.Parse(amount)
	return r != nil && r.Sign() < 0
}
