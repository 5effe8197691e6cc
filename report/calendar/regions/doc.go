// Package regions knows the public holidays of countries and their parts by code, for calendars to keep.
//
// The dates come from github.com/rickar/cal/v2 (table.go). It knows few of the years in which a law introduced, moved
// or abolished a holiday: changes.go, germany.go and europe.go correct it, each with the law that it rests on.
//
// A holiday counts on the day it is observed: where the country moves one that falls on a weekend, the substitute is
// the day off and the weekend day itself is as open as the weekly hours say. A calendar that closes on both names the
// other one as a holiday of its own.
package regions
