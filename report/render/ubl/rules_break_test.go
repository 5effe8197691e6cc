package ubl

import (
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/agreement"
)

// An edit spoils a good document.
type edit func(d *node)

// drop removes the last element of a path.
func drop(path string) edit {
	above, name := "", path
	if i := strings.LastIndex(path, "/"); i >= 0 {
		above, name = path[:i], path[i+1:]
	}
	return func(d *node) {
		for _, n := range d.under(above) {
			n.in = slices.DeleteFunc(n.in, func(c *node) bool { return c.name == name })
		}
	}
}

// under are the elements at a path, the document itself for "".
func (n *node) under(path string) []*node {
	if path == "" {
		return []*node{n}
	}
	return n.all(path)
}

func set(path, text string) edit {
	return func(d *node) {
		for _, n := range d.all(path) {
			n.text = text
		}
	}
}

func attr(path, name, value string) edit {
	return func(d *node) {
		for _, n := range d.all(path) {
			n.attrs[name] = value
		}
	}
}

func unmarked(path, name string) edit {
	return func(d *node) {
		for _, n := range d.all(path) {
			delete(n.attrs, name)
		}
	}
}

// twice repeats the first element of a name within another one.
func twice(above, name string) edit {
	return func(d *node) {
		for _, n := range d.under(above) {
			n.in = append(n.in, n.all(name)[0])
		}
	}
}

func add(path, name, text string) edit {
	return func(d *node) {
		for _, n := range d.under(path) {
			n.in = append(n.in, &node{name: name, text: text})
		}
	}
}

func and(list ...edit) edit {
	return func(d *node) {
		for _, e := range list {
			e(d)
		}
	}
}

var (
	party1   = strings.TrimSuffix(seller, "/")
	reason   = subtotal + "/cac:TaxCategory"
	taxed    = set(subtotal+"/cbc:TaxAmount", "1.00")
	base     = set(subtotal+"/cbc:TaxableAmount", "1.00")
	repeated = twice("cac:TaxTotal", "cac:TaxSubtotal")
	seven    = set(lineTax+"/cbc:Percent", "7")
	noVAT    = drop(seller + vatID)
)

// breaks has an edit for every rule.
var breaks = map[string]edit{
	"BR-01": drop("cbc:CustomizationID"), "BR-02": drop("cbc:ID"), "BR-03": drop("cbc:IssueDate"),
	"BR-04": drop("cbc:CreditNoteTypeCode"), "BR-05": drop("cbc:DocumentCurrencyCode"),
	"BR-06": drop(seller + "cac:PartyLegalEntity/cbc:RegistrationName"),
	"BR-07": drop(buyer + "cac:PartyLegalEntity/cbc:RegistrationName"),
	"BR-08": drop(seller + "cac:PostalAddress"), "BR-09": drop(seller + country),
	"BR-10": drop(buyer + "cac:PostalAddress"), "BR-11": drop(buyer + country),
	"BR-12": drop(sums + "cbc:LineExtensionAmount"), "BR-13": drop(sums + "cbc:TaxExclusiveAmount"),
	"BR-14": drop(sums + "cbc:TaxInclusiveAmount"), "BR-15": drop(sums + "cbc:PayableAmount"), "BR-16": drop(lines),
	"BR-21": drop(lines + "/cbc:ID"), "BR-22": drop(lines + "/cbc:CreditedQuantity"),
	"BR-23": unmarked(lines+"/cbc:CreditedQuantity", "unitCode"),
	"BR-24": drop(lines + "/cbc:LineExtensionAmount"), "BR-25": drop(lines + "/cac:Item/cbc:Name"),
	"BR-26": drop(lines + "/cac:Price/cbc:PriceAmount"),
	"BR-27": set(lines+"/cac:Price/cbc:PriceAmount", "-1.00"), "BR-29": set("cac:InvoicePeriod/cbc:EndDate", "2026-09-30"),
	"BR-45": drop(subtotal + "/cbc:TaxableAmount"), "BR-46": drop(subtotal + "/cbc:TaxAmount"),
	"BR-47": drop(reason + "/cbc:ID"), "BR-48": drop(reason + "/cbc:Percent"),
	"BR-55": drop("cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"), "BR-CO-04": drop(lineTax + "/cbc:ID"),
	"BR-CO-09": set(seller+vatID, "99123456789"), "BR-CO-10": set(sums+"cbc:LineExtensionAmount", "100.01"),
	"BR-CO-13": set(sums+"cbc:TaxExclusiveAmount", "99.99"), "BR-CO-14": set("cac:TaxTotal/cbc:TaxAmount", "19.01"),
	"BR-CO-15": set(sums+"cbc:TaxInclusiveAmount", "119.01"), "BR-CO-16": set(sums+"cbc:PayableAmount", "118.99"),
	"BR-CO-17": set(subtotal+"/cbc:TaxAmount", "20.01"), "BR-CO-18": drop(subtotal),
	"BR-CO-19": and(drop("cac:InvoicePeriod/cbc:StartDate"), drop("cac:InvoicePeriod/cbc:EndDate")), "BR-CO-26": noVAT,
	"BR-S-01": set(lineTax+"/cbc:ID", "K"), "BR-S-02": noVAT, "BR-S-05": set(lineTax+"/cbc:Percent", "0"), "BR-S-08": base,
	"BR-S-09": set(subtotal+"/cbc:TaxAmount", "17.99"), "BR-S-10": add(reason, "cbc:TaxExemptionReason", "x"),
	"BR-Z-01": repeated, "BR-Z-02": noVAT, "BR-Z-05": seven, "BR-Z-08": base, "BR-Z-09": taxed,
	"BR-Z-10": add(reason, "cbc:TaxExemptionReason", "x"),
	"BR-E-01": repeated, "BR-E-02": noVAT, "BR-E-05": seven, "BR-E-08": base, "BR-E-09": taxed,
	"BR-E-10":  drop(reason + "/cbc:TaxExemptionReason"),
	"BR-AE-01": repeated, "BR-AE-02": drop(buyer + vatID), "BR-AE-05": seven, "BR-AE-08": base, "BR-AE-09": taxed,
	"BR-AE-10": drop(reason + "/cbc:TaxExemptionReason"),
	"BR-O-01":  repeated, "BR-O-05": add(lineTax, "cbc:Percent", "0"), "BR-O-08": base, "BR-O-09": taxed,
	"BR-O-02": and(add(party1, "cac:PartyTaxScheme", ""), add(seller+"cac:PartyTaxScheme", "cbc:CompanyID", "DE123456789"),
		add(seller+"cac:PartyTaxScheme", "cac:TaxScheme", ""),
		add(seller+"cac:PartyTaxScheme/cac:TaxScheme", "cbc:ID", "VAT")),
	"BR-O-10":  drop(reason + "/cbc:TaxExemptionReason"),
	"BR-CL-01": set("cbc:CreditNoteTypeCode", "380"), "BR-CL-03": attr(sums+"cbc:PayableAmount", "currencyID", "EURO"),
	"BR-CL-04": set("cbc:DocumentCurrencyCode", "eur"), "BR-CL-14": set(buyer+country, "QQ"),
	"BR-CL-17": set(reason+"/cbc:ID", "VAT"), "BR-CL-18": set(lineTax+"/cbc:ID", "19"),
	"BR-CL-23":  attr(lines+"/cbc:CreditedQuantity", "unitCode", "piece"),
	"UBL-DT-01": set(sums+"cbc:PayableAmount", "119.000"),
}

// good is a document of the category that a rule is about, the standard rate for all others.
func good(t *testing.T, id string) *node {
	t.Helper()
	category := agreement.Standard
	if parts := strings.Split(id, "-"); len(parts) == 3 &&
		slices.Contains(allCategories, agreement.TaxCategory(parts[1])) {
		category = agreement.TaxCategory(parts[1])
	}
	_, d := drawn(t, reportOf(t, terms(category), 2, "100.00"))
	return d
}

// Every rule can be broken, so that keeping it says something.
func TestEveryRuleCanBeBroken(t *testing.T) {
	for _, r := range rules {
		d := good(t, r.id)
		if !r.holds(d) {
			t.Errorf("%s does not hold of a good document", r.id)
		}
		if breaks[r.id] == nil {
			t.Errorf("nothing breaks %s", r.id)
			continue
		}
		if breaks[r.id](d); r.holds(d) {
			t.Errorf("%s holds of a document that was spoilt", r.id)
		}
	}
	if len(breaks) != len(rules) {
		t.Errorf("%d edits for %d rules", len(breaks), len(rules))
	}
}

func TestDisorderIsFound(t *testing.T) {
	for what, spoil := range map[string]edit{
		"two in the wrong order": func(d *node) { d.in[0], d.in[1] = d.in[1], d.in[0] },
		"one twice":              func(d *node) { d.in = slices.Insert(d.in, 1, d.in[1]) },
		"one that is unknown":    add("cac:TaxTotal", "cbc:RoundingAmount", "0"),
		"one that is empty":      set("cbc:ID", " "),
		"one without elements":   drop(seller + "cac:PostalAddress/cac:Country"),
		"text among elements":    set("cac:TaxTotal", "x"),
	} {
		d := good(t, "")
		if bad := disordered(d); len(bad) > 0 {
			t.Fatal(bad)
		}
		if spoil(d); len(disordered(d)) == 0 {
			t.Errorf("%s: nothing is found", what)
		}
	}
}
