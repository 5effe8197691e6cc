// Package downtime measures availability as time: the agreed service time of a service in which it was up (rules §3).
//
//  1. the outages of the whole service, or of each of its sites, as the register or samples have them (outage.go,
//     sites.go)
//  2. those that overlap are one, a cluster (clusters.go), cut where the users that it hits change, or those who answer
//     for them (users.go, shares.go)
//  3. what the contract does not count of it is left out (counted.go)
//  4. the rest is booked against agreed service time, period by period, with a miss for each cluster (account.go) and,
//     where a credit prices outages one by one, its length (occurrences.go); of several sites the mean counts or the
//     worst one (worst.go)
//
// Counts lists the outages that the contract counts against the provider, for contracts that pay or end by them.
package downtime
