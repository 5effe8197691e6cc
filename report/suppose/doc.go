// Package suppose bounds an objective by what cells that could not be read may have said: it measures the objective
// again with other values of them (rules §13).
//
// Where the values that matter are few, such as the texts that an agreement compares a priority with, all of them are
// tried, record by record, and what a record may add to a share or to a number of events is added to what the others
// do. An end that could not be read is any instant from the begin on. What cannot be tried is good in the best case and
// a miss in the worst.
package suppose
