// Package credit prices the misses of one objective (rules §7), from the fee base through its form to its credit;
// package settlement beside it applies what concerns several objectives, down to what is payable. These two, on the
// ledger lines that package books writes, are the only places that know the rules of money. Each rule is written as a
// formula of a ledger, once: its value is the figure, and report.json and the workbook have the same formula. The order
// of the steps:
//
//  1. fee base; where the objective has an allocation the at-risk pool and its part of that
//  2. the form of the agreement, one of those in the table in forms.go
//  3. multiplier for repeated misses, then what a value below the minimum level pays
//  4. an incident that broke several objectives is credited once (settlement)
//  5. cap of the objective, rounding to the minor unit, and where the credit must be claimed what of it was
//  6. over the agreement: sum, caps of services, at-risk share, cap of the period, what earlier periods carried
//     over, cap of the contract year, earn-back, minimum payout, bonus, payable (settlement)
//  7. what is payable is shared among the objectives (settlement)
package credit
