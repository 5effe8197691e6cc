// Package timegaps finds the time of which the sources of a workspace say nothing.
//
//  1. A register speaks up to a time that slareport.yaml names, or up to when it was extracted (search.go).
//  2. Files that come in a series, a month each for instance, may lack one (missingfiles.go; package series knows the
//     forms of their names).
//
// What is found are Gaps of the evidence, which leave open what depends on that time, and findings of the Sources.
package timegaps
