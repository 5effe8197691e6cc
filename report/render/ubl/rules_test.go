package ubl

import (
	"math/big"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"
)

// rule is a business rule of EN 16931 with its published name. What a credit note of a service never has, such as
// allowances, a payee or an account, has no rule here.
type rule struct {
	id    string
	holds func(d *node) bool
}

const (
	seller   = "cac:AccountingSupplierParty/cac:Party/"
	buyer    = "cac:AccountingCustomerParty/cac:Party/"
	vatID    = "cac:PartyTaxScheme/cbc:CompanyID"
	country  = "cac:PostalAddress/cac:Country/cbc:IdentificationCode"
	subtotal = "cac:TaxTotal/cac:TaxSubtotal"
	sums     = "cac:LegalMonetaryTotal/"
	lines    = "cac:CreditNoteLine"
	lineTax  = lines + "/cac:Item/cac:ClassifiedTaxCategory"
)

// must asks for an element with a text.
func must(path string) func(*node) bool {
	return func(d *node) bool { return strings.TrimSpace(d.value(path)) != "" }
}

// everyLine asks for an element with a text in each line.
func everyLine(path string) func(*node) bool { return every(lines, must(path)) }

func every(path string, holds func(*node) bool) func(*node) bool {
	return func(d *node) bool { return !slices.ContainsFunc(d.all(path), func(n *node) bool { return !holds(n) }) }
}

// where asks for something of documents of one tax category alone.
func where(category string, holds func(*node) bool) func(*node) bool {
	return func(d *node) bool { return d.value(subtotal+"/cac:TaxCategory/cbc:ID") != category || holds(d) }
}

func equal(a, b *big.Rat) bool { return a.Cmp(b) == 0 }

func same(a, b string) func(*node) bool {
	return func(d *node) bool { return equal(d.figure(a), d.figure(b)) }
}

// percents tells whether the rate of the breakdown and of every line has a sign, or is missing.
func percents(holds func(n *node) bool) func(*node) bool {
	return func(d *node) bool {
		return every(lineTax, holds)(d) && every(subtotal+"/cac:TaxCategory", holds)(d)
	}
}

func sign(s int) func(*node) bool {
	return func(n *node) bool { return n.has("cbc:Percent") && n.figure("cbc:Percent").Sign() == s }
}

// taxable compares the base of the breakdown with the lines of its category.
func taxable(d *node) bool {
	category, total := d.value(subtotal+"/cac:TaxCategory/cbc:ID"), new(big.Rat)
	for _, l := range d.all(lines) {
		if l.value("cac:Item/cac:ClassifiedTaxCategory/cbc:ID") == category {
			total.Add(total, l.figure("cbc:LineExtensionAmount"))
		}
	}
	return equal(total, d.figure(subtotal+"/cbc:TaxableAmount"))
}

// oneBreakdown asks for exactly one breakdown of the category of all lines.
func oneBreakdown(d *node) bool {
	category := d.value(subtotal + "/cac:TaxCategory/cbc:ID")
	return len(d.all(subtotal)) == 1 && every(lineTax, func(n *node) bool { return n.value("cbc:ID") == category })(d)
}

// timesRate holds the tax of the breakdown to half a cent of its base times its rate: the published rule allows less
// than one.
func timesRate(d *node) bool {
	s := d.all(subtotal)[0]
	want := new(big.Rat).Mul(s.figure("cbc:TaxableAmount"), s.figure("cac:TaxCategory/cbc:Percent"))
	off := want.Sub(s.figure("cbc:TaxAmount"), want.Quo(want, big.NewRat(100, 1)))
	return off.Abs(off).Cmp(big.NewRat(1, 200)) <= 0
}

func notSubject(d *node) bool { return d.value(subtotal+"/cac:TaxCategory/cbc:ID") == "O" }

func noTax(d *node) bool { return d.figure(subtotal+"/cbc:TaxAmount").Sign() == 0 }

func noReason(d *node) bool { return !d.has(subtotal + "/cac:TaxCategory/cbc:TaxExemptionReason") }

func either(list ...func(*node) bool) func(*node) bool {
	return func(d *node) bool {
		return slices.ContainsFunc(list, func(holds func(*node) bool) bool { return holds(d) })
	}
}

func both(list ...func(*node) bool) func(*node) bool {
	return func(d *node) bool {
		return !slices.ContainsFunc(list, func(holds func(*node) bool) bool { return !holds(d) })
	}
}

// amounts asks for something of every element that ends in Amount.
func amounts(holds func(*node) bool) func(*node) bool {
	return func(d *node) bool {
		good := true
		d.each(func(n *node) { good = good && (!strings.HasSuffix(n.name, "Amount") || holds(n)) })
		return good
	}
}

func isCurrency(code string) bool {
	unit, err := currency.ParseISO(code)
	return err == nil && unit.String() == code
}

func isCountry(code string) bool {
	r, err := language.ParseRegion(code)
	return err == nil && r.IsCountry() && r.String() == code && len(code) == 2
}

var (
	twoDecimals = regexp.MustCompile(`^-?[0-9]+(\.[0-9]{1,2})?$`)
	categories  = []string{"S", "Z", "E", "AE", "O"}
)

func code(paths ...string) func(*node) bool {
	return func(d *node) bool {
		for _, path := range paths {
			if !every(path, func(n *node) bool { return slices.Contains(categories, n.text) })(d) {
				return false
			}
		}
		return true
	}
}

// vatCountry asks for a country before a VAT identifier, of which Greece writes EL.
func vatCountry(n *node) bool {
	return len(n.text) > 2 && (n.text[:2] == "EL" || isCountry(n.text[:2]))
}

var rules = []rule{
	{"BR-01", must("cbc:CustomizationID")}, {"BR-02", must("cbc:ID")}, {"BR-03", must("cbc:IssueDate")},
	{"BR-04", must("cbc:CreditNoteTypeCode")}, {"BR-05", must("cbc:DocumentCurrencyCode")},
	{"BR-06", must(seller + "cac:PartyLegalEntity/cbc:RegistrationName")},
	{"BR-07", must(buyer + "cac:PartyLegalEntity/cbc:RegistrationName")},
	{"BR-08", func(d *node) bool { return d.has(seller + "cac:PostalAddress") }}, {"BR-09", must(seller + country)},
	{"BR-10", func(d *node) bool { return d.has(buyer + "cac:PostalAddress") }}, {"BR-11", must(buyer + country)},
	{"BR-12", must(sums + "cbc:LineExtensionAmount")}, {"BR-13", must(sums + "cbc:TaxExclusiveAmount")},
	{"BR-14", must(sums + "cbc:TaxInclusiveAmount")}, {"BR-15", must(sums + "cbc:PayableAmount")},
	{"BR-16", func(d *node) bool { return d.has(lines) }},
	{"BR-21", everyLine("cbc:ID")}, {"BR-22", everyLine("cbc:CreditedQuantity")},
	{"BR-23", every(lines+"/cbc:CreditedQuantity", func(n *node) bool { return n.attrs["unitCode"] != "" })},
	{"BR-24", everyLine("cbc:LineExtensionAmount")}, {"BR-25", everyLine("cac:Item/cbc:Name")},
	{"BR-26", everyLine("cac:Price/cbc:PriceAmount")},
	{"BR-27", every(lines, func(n *node) bool { return n.figure("cac:Price/cbc:PriceAmount").Sign() >= 0 })},
	{"BR-29", func(d *node) bool {
		return d.value("cac:InvoicePeriod/cbc:StartDate") <= d.value("cac:InvoicePeriod/cbc:EndDate")
	}},
	{"BR-45", every(subtotal, must("cbc:TaxableAmount"))}, {"BR-46", every(subtotal, must("cbc:TaxAmount"))},
	{"BR-47", every(subtotal, must("cac:TaxCategory/cbc:ID"))},
	{"BR-48", either(every(subtotal, must("cac:TaxCategory/cbc:Percent")), notSubject)},
	{"BR-55", every("cac:BillingReference", must("cac:InvoiceDocumentReference/cbc:ID"))},
	{"BR-CO-04", everyLine("cac:Item/cac:ClassifiedTaxCategory/cbc:ID")},
	{"BR-CO-09", both(every(seller+vatID, vatCountry), every(buyer+vatID, vatCountry))},
	{"BR-CO-10", func(d *node) bool {
		return equal(d.figure(sums+"cbc:LineExtensionAmount"), d.sum(lines+"/cbc:LineExtensionAmount"))
	}},
	{"BR-CO-13", same(sums+"cbc:TaxExclusiveAmount", sums+"cbc:LineExtensionAmount")},
	{"BR-CO-14", func(d *node) bool {
		return equal(d.figure("cac:TaxTotal/cbc:TaxAmount"), d.sum(subtotal+"/cbc:TaxAmount"))
	}},
	{"BR-CO-15", func(d *node) bool {
		return equal(d.figure(sums+"cbc:TaxInclusiveAmount"),
			new(big.Rat).Add(d.figure(sums+"cbc:TaxExclusiveAmount"), d.figure("cac:TaxTotal/cbc:TaxAmount")))
	}},
	{"BR-CO-16", same(sums+"cbc:PayableAmount", sums+"cbc:TaxInclusiveAmount")},
	{"BR-CO-17", timesRate}, {"BR-CO-18", func(d *node) bool { return d.has(subtotal) }},
	{"BR-CO-19", either(must("cac:InvoicePeriod/cbc:StartDate"), must("cac:InvoicePeriod/cbc:EndDate"))},
	{"BR-CO-26", either(must(seller+vatID), must(seller+"cac:PartyLegalEntity/cbc:CompanyID"))},
	{"BR-S-01", where("S", oneBreakdown)}, {"BR-S-02", where("S", must(seller+vatID))},
	{"BR-S-05", where("S", percents(sign(1)))},
	{"BR-S-08", where("S", taxable)}, {"BR-S-09", where("S", timesRate)}, {"BR-S-10", where("S", noReason)},
	{"BR-Z-01", where("Z", oneBreakdown)}, {"BR-Z-02", where("Z", must(seller+vatID))},
	{"BR-Z-05", where("Z", percents(sign(0)))},
	{"BR-Z-08", where("Z", taxable)}, {"BR-Z-09", where("Z", noTax)}, {"BR-Z-10", where("Z", noReason)},
	{"BR-E-01", where("E", oneBreakdown)}, {"BR-E-02", where("E", must(seller+vatID))},
	{"BR-E-05", where("E", percents(sign(0)))},
	{"BR-E-08", where("E", taxable)}, {"BR-E-09", where("E", noTax)},
	{"BR-E-10", where("E", must(subtotal+"/cac:TaxCategory/cbc:TaxExemptionReason"))},
	{"BR-AE-01", where("AE", oneBreakdown)},
	{"BR-AE-02",
		where("AE", both(must(seller+vatID), either(must(buyer+vatID), must(buyer+"cac:PartyLegalEntity/cbc:CompanyID"))))},
	{"BR-AE-05", where("AE", percents(sign(0)))}, {"BR-AE-08", where("AE", taxable)}, {"BR-AE-09", where("AE", noTax)},
	{"BR-AE-10", where("AE", must(subtotal+"/cac:TaxCategory/cbc:TaxExemptionReason"))},
	{"BR-O-01", where("O", oneBreakdown)},
	{"BR-O-02", where("O", func(d *node) bool { return !d.has(seller+vatID) && !d.has(buyer+vatID) })},
	{"BR-O-05", where("O", percents(func(n *node) bool { return !n.has("cbc:Percent") }))},
	{"BR-O-08", where("O", taxable)}, {"BR-O-09", where("O", noTax)},
	{"BR-O-10", where("O", must(subtotal+"/cac:TaxCategory/cbc:TaxExemptionReason"))},
	{"BR-CL-01", func(d *node) bool { return d.value("cbc:CreditNoteTypeCode") == "381" }},
	{"BR-CL-03", amounts(func(n *node) bool { return isCurrency(n.attrs["currencyID"]) })},
	{"BR-CL-04", func(d *node) bool { return isCurrency(d.value("cbc:DocumentCurrencyCode")) }},
	{"BR-CL-14", func(d *node) bool { return isCountry(d.value(seller+country)) && isCountry(d.value(buyer+country)) }},
	{"BR-CL-17", code(subtotal + "/cac:TaxCategory/cbc:ID")}, {"BR-CL-18", code(lineTax + "/cbc:ID")},
	{"BR-CL-23", every(lines+"/cbc:CreditedQuantity", func(n *node) bool { return n.attrs["unitCode"] == "C62" })},
	{"UBL-DT-01", amounts(func(n *node) bool { return n.name == "cbc:PriceAmount" || twoDecimals.MatchString(n.text) })},
}

// broken lists the rules that a document breaks.
func broken(d *node) (list []string) {
	for _, r := range rules {
		if !r.holds(d) {
			list = append(list, r.id)
		}
	}
	return list
}
