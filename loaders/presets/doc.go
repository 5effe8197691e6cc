// Package presets says which fields each record type has (fields.go), and under which headers the exports
// of known systems carry them. A preset is a table that a source of slareport.yaml names; what the source
// says itself overrides it. Nothing here reads a file.
package presets
