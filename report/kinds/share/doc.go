// Package share is the kind of objective that promises Σ good ÷ Σ all over records, or over a number in them (rules
// §3). Records are weighed one by one (share.go); first contact resolution looks for further contacts (contacts.go),
// samples are summed up by cells (samples.go), and tallies were counted before (tallies.go).
package share
