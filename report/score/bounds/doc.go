// Package bounds measures an objective as well as its evidence allows: once as the records say, and where something of
// them could not be read, also at its best and at its worst.
//
//  1. Gaps of the evidence (a source that did not arrive, rows and cells that could not be read) leave an objective
//     open as far as it rests on them: gaps.go says on which, texts.go leaves out rows about something else, and
//     answers.go finds the surveys about tickets of which nobody knows who answers for them.
//  2. Cells that could not be read bound the records that have them (cells.go).
//  3. Records that may be of another service, and outages that services of others may have had, are measured with and
//     without them (belonging.go, upstream.go).
//  4. Histories that did not arrive leave open by which target a case is judged (priorities.go).
//  5. Answers on several scales are measured on each of them (scales.go).
//  6. Times that are known to the day only are measured at both ends of their day (hours.go).
//
// Each step measures again and keeps the best and the worst that it saw; none of them changes the value that was read.
package bounds
