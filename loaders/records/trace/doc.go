// Package trace follows one case through the reading of a workspace, for a person who asks what became of its rows.
package trace
