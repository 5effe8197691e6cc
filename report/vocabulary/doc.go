// Package vocabulary compares the words of the exports with those of all agreements, for the provider, who may read
// the rows of every client:
//
//  1. List counts the values of the fields that agreements speak about, source by source, and says what each agreement
//     makes of them (list.go, count.go, meaning.go)
//  2. BlankClients finds rows that name no client where others of their source do (blank.go)
//  3. UnknownServices finds services that claims and obligations name and nothing else does (services.go)
package vocabulary
