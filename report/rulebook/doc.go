// Package rulebook makes report/RULES.md and report/CONVENTIONS.md from comments, and its tests keep both in step with
// the code. There is no list to maintain: a rule is written where it is implemented, and the tests that decide it name
// it.
//
// A rule of the computation is a paragraph in a comment, with its section of the rule book and an id of its own:
//
//	// Rule §3 (samples-by-slot): By slot: a slot is down when at least the agreed share of its samples failed.
//
// A convention is what the computation does where an agreement is silent. It has a topic (see topics), and may end
// with the keys that change it: those of the agreement, or under sources those of slareport.yaml:
//
//	// Convention answers (evidence-order): Evidence for the same second yields in this order: …
//	// Set by `fault.precedence`.
//
// A test that fails when a rule or a convention is broken says so in the last paragraph of its comment:
//
//	// Decides: samples-by-slot, evidence-order.
//
// Ids are unique over both books, which list them in alphabetical order: ids of one subject begin alike.
package rulebook
