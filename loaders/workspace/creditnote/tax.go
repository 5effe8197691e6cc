package creditnote

import (
	"math/big"

	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
)

// tax is the table of how credits are taxed.
func tax() shape.Of[agreement.Tax] {
	type t = agreement.Tax
	categories := shape.Choice(
		agreement.Standard, agreement.ZeroRated, agreement.Exempt, agreement.ReverseCharge, agreement.NotSubject,
	)
	return shape.Object[t]{
		Name: "tax", Doc: "Value added tax of the credits, by UNCL 5305.",
		Keys: []shape.Key[t]{
			shape.Field("category", "S standard rate, Z zero rate, E exempt, AE reverse charge, O not subject to tax",
				categories,
				func(v *t) *agreement.TaxCategory { return &v.Category }).Required(),
			shape.Field("rate", "rate of the category S, such as 19%", scalars.Percent(),
				func(v *t) **big.Rat { return &v.Rate }),
			shape.Field("exempt-reason", "why no tax is due, of the categories E, AE and O", shape.Text(),
				func(v *t) *string { return &v.Reason }),
		},
		Done: checkTax,
	}.Shape()
}

// checkTax refuses what EN 16931 refuses of a category. The business terms name what a document would show.
func checkTax(r *shape.Reader, at shape.At, v *agreement.Tax) {
	if !at.Has("category") {
		return
	}
	standard := v.Category == agreement.Standard
	switch {
	case standard && !at.Given("rate"):
		r.Problem(at.Node, "rate: 19%, or category: Z where the rate is zero", "the category S needs the key rate (BT-119)")
	case !standard && at.Given("rate"):
		r.Problem(at.Key("rate"), "leave it out: the rate of Z, E and AE is zero, and O has none",
			"the category %s has no rate of its own (BT-119)", v.Category)
	case standard && at.Has("rate") && v.Rate.Sign() == 0:
		r.Problem(at.Key("rate"), "category: Z is for a rate of zero",
			"the rate of the category S is more than zero (BT-119)")
	}
	switch reasonless := standard || v.Category == agreement.ZeroRated; {
	case reasonless && at.Given("exempt-reason"):
		r.Problem(at.Key("exempt-reason"), "leave it out", "the category %s has no exemption (BT-120)", v.Category)
	case v.Category == agreement.Exempt && !at.Given("exempt-reason"):
		r.Problem(at.Node, "exempt-reason: the law that exempts it, in the words of the document",
			"the category E needs the key exempt-reason (BT-120)")
	}
}
