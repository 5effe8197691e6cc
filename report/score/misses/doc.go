// Package misses explains what an objective missed: each miss in one sentence, with the rule that decided about it, the
// parties that answer for its parts, the claims about it that were refused, and every row it rests on. Cases that are
// still open are listed beside them.
package misses
