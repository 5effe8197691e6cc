// Package message draws a report as an e-mail that nobody has sent yet: a draft that opens in the mail program of
// the account manager, who reads it, changes it and sends it.
//
// A draft comes about in three steps: the contacts of the agreement become addresses that are safe in a header
// (address.go), the report becomes three sentences (sentences.go) that stand in a letter as text and as HTML
// (letter.go), and both become a message in the format of RFC 5322 and MIME (draft.go). Only draft.go talks to the
// mail library.
package message
