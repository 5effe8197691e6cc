package documents

import (
	"net/mail"

	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
)

const addressPattern = `^[^@\s<>,;]+@[^@\s<>,;]+$`

// address is an e-mail address without a name.
func address() shape.Of[string] {
	return shape.Parsed(shape.Exactly(addressPattern), "an e-mail address such as it@acme.example",
		func(s string) (string, string, bool) {
			a, err := mail.ParseAddress(s)
			switch {
			case err != nil:
				return "", "", false
			case a.Address != s:
				return "", "write the address alone: " + a.Address, false
			}
			return s, "", true
		})
}

// Contacts is the table of who gets the documents.
func Contacts() shape.Of[agreement.Contacts] {
	type c = agreement.Contacts
	several := func() shape.Of[[]string] { return shape.OneOrMore(address()) }
	return shape.Object[c]{
		Name: "contacts", Doc: "E-mail addresses of those who get the documents.",
		Keys: []shape.Key[c]{
			shape.Field("account-manager", "the provider's account manager", address(),
				func(v *c) *string { return &v.AccountManager }),
			shape.Field("client", "who gets the report at the client", several(), func(v *c) *[]string { return &v.Client }),
			shape.Field("finance", "who gets the penalties at the client", several(),
				func(v *c) *[]string { return &v.Finance }),
		},
	}.Shape()
}
