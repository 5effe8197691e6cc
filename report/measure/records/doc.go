// Package records lists the records that an objective is about, for the kinds that judge a record as a whole: tickets,
// outages, surveys, and tallies of what was counted elsewhere (rules §2, §3). A List holds those of the objective's
// service and source as they were known at the date of the data, says in which period each counts, and whose one is
// that is not good.
package records
