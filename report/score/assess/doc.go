// Package assess measures the objectives of one client and judges them, in the reported period and in those before it
// that the report needs.
//
//  1. periods.go lists the periods: the trend, the contract year, and what rules of the agreement look back on.
//  2. client.go makes the context that measuring needs, with the calendars and the samples of the agreement.
//  3. spans.go measures over a period, or over the time that an objective judges together; package bounds says what is
//     left open by what could not be read.
//  4. judge.go compares with the target.
package assess
