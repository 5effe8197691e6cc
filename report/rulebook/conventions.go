package rulebook

import "slices"

// Convention is a choice that the computation makes where an agreement is silent. The list in report/CONVENTIONS.md
// is made from these, and both sides of an agreement can read it before they sign.
type Convention struct {
	Section string   // heading of the list
	Says    string   // the choice, in a sentence or two
	Setting string   // full keys that change it, with commas: of the agreement, or under sources of slareport.yaml; "" where it is fixed
	Shown   []string // tests in which it decides
}

// Conventions lists every choice in the order of the book.
var Conventions = slices.Concat(recordConventions, timeConventions, measureConventions, clockConventions, answerConventions, scoreConventions, creditConventions, toldConventions)
