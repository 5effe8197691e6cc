// Package availability is the kind of objective that promises the share of the agreed service time in which a service
// was up, or of the requests that it answered (rules §3).
//
//  1. what was down, and what is unknown: outages of the register (outages.go), runs and slots of samples (run.go,
//     slot.go)
//  2. who answers for the time: the evidence, cut where it changes (package attribution)
//  3. both booked against agreed service time, period by period (package downtime); requests are booked by cells of
//     samples (request.go), slots that count by their error rate one by one (slotmean.go)
//  4. the scores of what was booked (attribution.Losses), and their bounds where evidence could not be read (bounds.go,
//     doubts.go)
package availability
