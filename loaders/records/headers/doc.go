// Package headers looks columns up by the names in the header row of a file.
package headers
