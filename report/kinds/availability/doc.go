// Package availability is the kind of objective that promises the share of the agreed service time in which a service
// was up, or of the requests that it answered (rules §3).
//
//  1. what was down, and what is unknown: outages (outages.go), runs and slots of samples (run.go, slot.go), of the
//     whole service or site by site (sites.go)
//  2. who answers for the time: the evidence, cut where it changes (package attribution)
//  3. both booked against agreed service time, period by period, with a miss for each outage or group of overlapping
//     ones (time.go, clusters.go, users.go); requests are booked by cells of samples (request.go)
//  4. the scores of what was booked (attribution.Losses)
package availability
