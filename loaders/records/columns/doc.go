// Package columns matches the headers of a file to the fields of the record types of its source.
package columns
