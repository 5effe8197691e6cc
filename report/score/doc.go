// Package score turns one client's evidence into its Report (steps 2 to 5 of the pipeline in package report):
//
//  1. assess measures every objective in every period and judges it; bounds says how good or bad it may be where
//     something could not be read.
//  2. pricing settles the credits of the periods.
//  3. misses explains what was missed, figures prints what was measured.
//  4. alternatives says what the period would be otherwise, ahead what comes next, majors tells the major incidents,
//     and unmatched finds the words of the agreement that no row has.
//  5. This package puts it together: Build, with what the report says of claims, credits, groups, losses and sources.
//
// Package inclusion answers for a single record whether an objective counts it.
package score
