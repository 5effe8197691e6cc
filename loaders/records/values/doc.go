// Package values holds what a cell of text becomes before its field is known: the text of a cell of any kind
// (celltext.go), what it stands for by the workspace (meanings.go), texts that share memory (texts.go), and instants
// by a short way (instants.go).
package values
