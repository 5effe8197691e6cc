// Package kinds lists the kinds of objectives that an agreement may have. Each kind is a folder with the terms that it
// promises by, how it is measured, and its sentences; the interface Terms says what a kind must know.
//
// What kinds share lies in report/measure and the packages below it, and in kinds/wording for sentences.
package kinds
