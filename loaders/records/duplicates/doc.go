// Package duplicates leaves one record of those that tell of the same thing, and groups records by a key
// (group.go). What makes two records the same is an Identity, which each record type gives.
package duplicates
