// Package kindtest builds small clients for the tests of kinds: a World with a few records, measured in a period.
// Night and statements are its slow twin, second by second, against which kinds are tested.
package kindtest
