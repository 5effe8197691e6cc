// Package calendar turns the working hours of an agreement into instants (rules §1, §4). It knows dates,
// zones, holidays and periods; it reads no clock and no file, and whatever is asked of it is answered for
// any instant from the year 1 to 9999.
//
//  1. Date is a civil date, Zone maps local times to instants and says when a local time is ambiguous
//     or missing (date.go, zone.go, localtime.go).
//  2. Spec says what a calendar promises: weekly hours, holidays, days with other hours. Dated gives it
//     the date from which it holds (spec.go, check.go).
//  3. Region gives the holidays of a country or state (holidays.go); package regions has them by code.
//  4. Expand walks the local days (days.go) into tables of open runs (table.go); Calendar answers from
//     the table that was expanded ahead (calendar.go) and makes further ones when it is asked about
//     an instant beyond it (far.go).
//  5. Period is a stretch that a report covers, from local midnight to local midnight (period*.go).
//
// One rule turns every opening and closing time of a local day into an instant, so that hours which touch
// on the wall touch on the time line too, and a calendar that is always open equals elapsed time exactly:
//
//   - a time that occurs once is that instant;
//   - a time that occurs twice, when clocks go back, is the earlier one, for openings and closings alike:
//     a desk open 02:30 to 10:00 opens at the first 02:30 and stays open through the repeated hour, one
//     open until 02:30 closes at the first 02:30;
//   - a time that is skipped, when clocks go forward, moves forward by the gap;
//   - 00:00 and 24:00 are the beginnings of the day and of the next one: the first instant of that day
//     where midnight is skipped;
//   - hours of a day that overlap or touch are one stretch, however they are written down;
//   - what would reach beyond its local day is cut at the day's end, so a date that a zone skipped
//     altogether has no hours.
package calendar
