package calendar

import "time"

// Spec is what a calendar promises, in the local time of its zone. Where the parts disagree about a day,
// the most specific one decides: a Day with other hours, then a holiday, then the weekly hours.
type Spec struct {
	Name       string
	Zone       *time.Location     // nil is UTC
	AlwaysOpen bool               // open at every instant; nothing below is consulted
	Hours      [7][]ClockInterval // by time.Weekday, so Hours[time.Monday]; none is a closed day
	Regions    []Region           // whose holidays are kept
	Holidays   []Holiday          // further days on which it is closed
	Days       []Day              // days with other hours than the week says
}

// ClockInterval is a stretch of a local day in seconds since its midnight, half-open. To may be 86400,
// the end of the day (24:00). A shift over midnight is two: until 24:00 and from 00:00 of the next day.
type ClockInterval struct{ From, To int }

// daySeconds is the end of a local day on the wall.
const daySeconds = 24 * 60 * 60

// Holiday is a day on which a calendar is closed, in one year, or in every year if Date.Year is 0.
type Holiday struct {
	Date Date
	Name string
}

// Day gives one date other hours (a break, a late shift, an opening on a holiday), in one year, or in
// every year if Date.Year is 0; the dated one wins over the yearly one. No hours is a closed day.
type Day struct {
	Date  Date
	Hours []ClockInterval
	Name  string
}

// Dated is a version of a calendar. From is the local date, in the version's own zone, from which it
// holds; it ends where the next version begins (rules §1). The zero Date is since ever. The oldest version
// also stands for the time before it: a calendar that is silent about January would make it a month in
// which every target is met.
type Dated struct {
	From Date
	Spec
}
