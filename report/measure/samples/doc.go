// Package samples lists the series of samples that an objective is about, and walks their cells. Samples are too many
// to keep, so they are summed up while they are read:
//
//  1. Plan asks every objective what it takes from samples, and tells the readers where cells must end: where a period,
//     a calendar or the evidence about the time changes
//  2. package sampling sums up what is read, cell by cell
//  3. Cells visits the cells of a period, each with who answers for its time; Ratio measures good of all over them
package samples
