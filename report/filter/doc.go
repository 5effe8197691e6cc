// Package filter compiles the expressions that agreements and workspaces write over records: which records
// an objective concerns (where), which of them are good, which value counts. The language is that of
// expr-lang/expr, cut down to what a record needs:
//
//   - fields by their names in agreements (priority, channel, opened, first_contact, …), see fields.go;
//   - == != < <= > >= in, and or not, + - * /, contains, startsWith, endsWith, matches, ?: and let;
//   - lower, upper, trim, len, duration("4h") and date("2026-10-01").
//
// Three things differ from expr itself, because people sign what these expressions decide:
//
//   - Texts compare as names do everywhere, without regard to case, kinds of space and composition: "P1" is "p1".
//   - Numbers are exact and as large as it takes, never binary fractions: 0.1 + 0.2 is 0.3. A quotient by
//     zero, and a number with more than a thousand digits, may be anything: what hangs on it is not decided.
//   - A blank number, length or time is nil. Comparing it is false (!= is true), computing with it gives nil:
//     an unanswered survey is neither above nor below 4. A blank text is "".
//
// An expression has no loops, no regular expressions built from loops and no clock: what it may cost is
// bounded by its length, and the same records always give the same answer.
//
//  1. Compile checks an expression against the fields of a record type (compile.go, errors.go).
//  2. A Program answers for records (program.go); it remembers its answer for records that agree in all
//     the fields the expression reads, since exports repeat a few priorities and channels (memo.go).
//  3. What is not known yet, such as the end of an outage that lasts, has bounds (unsure.go); Decide and Figure say
//     what follows from them, and nothing else (answer.go, figure.go).
//  4. Amounts, moments and lengths are compared and computed exactly (amount.go, operators.go, numbers.go).
package filter
