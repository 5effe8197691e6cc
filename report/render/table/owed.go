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

// credited adds up what is payable to clients; each amount is one client's.
func credited(amounts []string) string {
	var list []string
	for _, a := range amounts {
		if Positive(a) {
			list = append(list, a)
		}
	}
	return minor(sum(list...), amounts)
}

// owed adds up what clients owe, "" when none does; each amount is one client's.
func owed(amounts []string) string {
	var list []string
	for _, a := range amounts {
		if o := Owed(a); o != "" {
			list = append(list, o)
		}
	}
	if list == nil {
		return ""
	}
	return minor(sum(list...), amounts)
}
