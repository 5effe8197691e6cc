// Package history puts records back to what they were at the date of the data, where an export is newer than that: an
// export says what a ticket is, and only its events say what it was.
package history
