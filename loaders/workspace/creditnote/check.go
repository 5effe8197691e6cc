package creditnote

import (
	"slices"

	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
)

// check refuses what EN 16931 refuses, and names what a credit note in UBL lacks where one is asked for.
func check(r *shape.Reader, at shape.At, v *note, currency string) {
	if slices.ContainsFunc(v.Tax, notSubject) {
		noVAT(r, at.Key("seller"), v.Seller, "BT-31")
		noVAT(r, at.Key("buyer"), v.Buyer, "BT-48")
	}
	if !v.UBL || slices.ContainsFunc([]string{"number", "invoices", "tax", "seller", "buyer"}, func(key string) bool {
		return at.Given(key) && !at.Has(key) // what is wrong is not missing
	}) {
		return
	}
	if places, known := scalars.MinorUnits(currency); known && places > agreement.DecimalsInUBL {
		r.Problem(at.Key("ubl"), "leave ubl out: credits.csv has the amounts",
			"amounts in UBL have two decimals at most, and %s", scalars.Finest(currency, places))
	}
	for _, lack := range v.Lacks() {
		r.Problem(at.Key("ubl"), lack.What, "a credit note in UBL needs the key %s (%s)", lack.Key, lack.Term)
	}
}

func notSubject(tax agreement.Dated[agreement.Tax]) bool {
	return tax.Value.Category == agreement.NotSubject
}

// noVAT refuses a VAT identifier beside a category that goes with none (BR-O-02).
func noVAT(r *shape.Reader, n *shape.Node, party agreement.Company, term string) {
	if party.VAT != "" {
		r.Problem(n, "leave vat out and give registration", "the category O goes with no VAT identifier (%s)", term)
	}
}
