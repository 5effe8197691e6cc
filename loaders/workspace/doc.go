// Package workspace reads a workspace: slareport.yaml and the agreements beside it, strictly, with everything
// that is wrong told at once.
//
//  1. Find goes up to the nearest slareport.yaml; Open and Load read it and the agreements (load.go).
//  2. Each kind of mapping has one table of its keys: settings.go, agreement.go, objective.go and the files named after
//     smaller parts of an agreement. The other parts have packages of their own: sources, documents (brand, fonts,
//     language, contacts), calendars, fault, objectives with their terms, items (an objective for each row of a
//     table), credits with fees, and creditnote. Package shape reads by the tables, and Schema turns them into the
//     JSON Schema for editors (schema.go). A new key is one line in a table.
//  3. Values are read exactly: percentages and bounds as rationals, money as decimals no finer than the currency,
//     durations in microseconds, dates as local midnights of the agreement (packages scalars and scope).
//  4. A source is completed from its preset, so that readers of records need not know presets (package sources).
//  5. Agreements are compared with each other (among.go); those without problems come back in the Workspace.
//
// Filters and formulas are handed on as Expressions with their places; who can compile them adds what is
// wrong with them.
package workspace
