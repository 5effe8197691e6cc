// Package alternatives says what a period would be otherwise, in score and in money: with another choice where the
// agreement is silent, with a refused claim accepted, and with what could not be read at its best and at its worst.
// Each is measured, judged and settled again.
package alternatives
