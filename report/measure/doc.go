// Package measure holds what measuring one objective needs and gives: the Context of a client, and for each period a
// Result with the three scores (rules §3, §4, §6), experienced, attributable and contractual, its misses with the parts
// of every party, and its findings. It judges nothing and prices nothing.
//
// How to measure is known to the kinds of objectives, in report/kinds. What they share lies below this folder in
// packages of their own: attribution (who answers for what was missed), records (tickets, outages, surveys and tallies
// as an objective sees them) and samples (series of probes, and the plan by which they are summed up while they are
// read).
package measure
