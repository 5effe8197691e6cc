// Package attribution says who answers for what was missed (rules §5, §6), in four steps:
//
//  1. EvidenceFor gathers what says whose a time is, and Blames cuts a window where that changes
//  2. a Verdict gives one miss to the parties: by time, or as a whole
//  3. Sums adds up misses of any weight, Losses those that are whole numbers of a small unit, such as seconds; both by
//     party and by what the contract takes off the provider
//  4. their Fill writes the scores and the attribution of a period into its Result
package attribution
