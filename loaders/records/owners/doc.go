// Package owners tells whose the rows of a workspace are. The names of clients come from the agreements, and
// are compared as evidence.Fold says: Directory gives the owner of a row by the client that it names (owners.go),
// Names tells which names are of one client (clientnames.go).
package owners
