// Package mutant damages workspaces, so that a test can hold that the program survives what people, spreadsheet
// programs and broken exports do to its input.
//
//  1. Sample makes a workspace of a few kilobytes of the one in sample-data: a few rows of each table.
//  2. Of changes one to four things in it: bytes, rows, columns and cells of tables, parts and rows of workbooks,
//     keys, values and indentation of YAML, or files as a whole.
//  3. The test writes the workspace into a folder and runs the program on it: TestMutants in cmd/slareport.
//
// A mutant is made of its number and the sample alone, so that a number is enough to make it again.
//
// The tests run a few dozen mutants. To run more, from a number that was not tried before:
//
//	go test ./cmd/slareport -run TestMutants -timeout 0 -first-mutant 1000 -mutants 3000
//
// A mutant that fails is kept in a folder that the failure names, with its workspace, what was changed in it, and
// what the program said. To run it again:
//
//	go test ./cmd/slareport -run TestMutants -first-mutant NUMBER -mutants 1
package mutant
