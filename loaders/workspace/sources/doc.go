// Package sources reads the sources of slareport.yaml: where each export lies and how its rows become records
// (source.go, mapping.go). A source is completed from its preset, so that readers of records need not know presets
// (complete.go).
package sources
