// Package credits reads money and what depends on it: fees, targets (target.go), and what a miss pays back by
// bands, by formulas and by repetition.
package credits
