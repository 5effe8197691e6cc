// Package wording says what kinds of objectives share in their sentences, in the reader's language: names of records,
// dates and calendars, the filter that says which records count, and what a miss was measured at. The sentences
// themselves stand in the catalogues under templates/words.
package wording
