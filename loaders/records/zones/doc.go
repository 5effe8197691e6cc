// Package zones tells in which time zone the local times of a source are read.
//
//  1. Of lists the zones that a source's local times may be of: its own, else those of the agreements (zones.go).
//  2. A Finder picks one for each row, by the client that it names, or by the client of its ticket (finder.go).
//  3. LocalTime reads the parts of a date in a zone (localtime.go).
package zones
