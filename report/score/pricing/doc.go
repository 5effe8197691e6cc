// Package pricing brings what was measured and judged of one client to package credit, which knows the rules of money,
// and keeps what came out, period by period.
//
//  1. claims.go and unclear.go find what is known of the claims for each credit, and what is not.
//  2. incidents.go and reported.go find which objectives were broken by the same incident.
//  3. price.go makes the case of every objective, with its past and its contract year (contractyear.go), and settles
//     the periods in turn.
//  4. supposed.go settles a period again as if the scores had been others.
package pricing
