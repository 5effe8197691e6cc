package creditnote

import (
	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
)

// company is the table of a party to the credit note.
func company(key, who string) shape.Of[agreement.Company] {
	type c = agreement.Company
	return shape.Object[c]{
		Name: key, Doc: "A party to the credit note.",
		Keys: []shape.Key[c]{
			shape.Field("name", "registered name; that of "+who+" unless told", shape.Text(),
				func(v *c) *string { return &v.Name }),
			shape.Field("vat", "VAT identifier such as DE123456789", scalars.VATIdentifier(),
				func(v *c) *string { return &v.VAT }),
			shape.Field("registration", "number in the register of companies", shape.Text(),
				func(v *c) *string { return &v.Registration }),
			shape.Field("street", "street and number", shape.Text(), func(v *c) *string { return &v.Street }),
			shape.Field("city", "city", shape.Text(), func(v *c) *string { return &v.City }),
			shape.Field("postcode", "postcode", shape.Text(), func(v *c) *string { return &v.Postcode }),
			shape.Field("country", "country of ISO 3166-1 such as DE", scalars.Country(),
				func(v *c) *string { return &v.Country }),
		},
	}.Shape()
}
