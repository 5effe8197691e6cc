// Package report holds the value that every document is drawn from: one client's period, scored and priced.
//
// The line, each arrow one function from values to values:
//
//  1. files → records: package loaders and its parts read exports into report/evidence, samples into
//     report/sampling; every record knows its file and row.
//  2. records → results: the kind of each objective, in report/kinds, measures its three scores (rules §3, §4, §6)
//     with what kinds share in report/measure, report/calendar and report/clock for time, and report/fault for who
//     answers (rules §5).
//  3. results → verdicts: report/judge compares with the target (rules §6).
//  4. verdicts → credits: report/credit prices them as a report/ledger, in which every figure has its formula
//     (rules §7).
//  5. report/score does 2 to 4 for every objective and period and gives the result as a Report.
//  6. Reports → portfolio: report/portfolio computes what stands over several clients.
//  7. Report, portfolio → documents: report/render draws; it computes nothing that two documents show.
//
// Nothing in or under this package reads a file or the clock.
package report
