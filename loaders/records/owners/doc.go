// Package owners tells whose the rows of a workspace are. The names of clients come from the agreements, and
// are compared as evidence.Fold says: Directory gives the owner of a row by the client that it names (owners.go),
// Names tells which names are of one client (clientnames.go). A row that names a case and no client is of the client of
// that ticket or outage: Cases knows those that were loaded, and a Finder asks both, row after row (cases.go).
package owners
