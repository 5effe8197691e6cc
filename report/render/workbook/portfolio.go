package workbook

import (
	"bytes"
	"cmp"
	"math/big"
	"slices"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/words"
)

// Portfolio draws the book over all clients and the credit notes for the ledger, and hands them to emit.
// scratch is as in Render.
func Portfolio(
	all []*report.Report, l *report.Loading, c *words.Catalogue, scratch string,
	emit func(name string, content []byte) error,
) error {
	if len(all) == 0 {
		return nil
	}
	var b bytes.Buffer
	if err := Consolidated(&b, all, l, c, scratch); err != nil {
		return err
	}
	if err := emit("penalties.xlsx", b.Bytes()); err != nil {
		return err
	}
	b = bytes.Buffer{}
	if err := CreditNotes(&b, all, c); err != nil {
		return err
	}
	return emit("credits.csv", b.Bytes())
}

// consolidated is the book over all clients at work.
type consolidated struct {
	*book
	all        []*report.Report
	currencies []string
	money      map[string]string // number format by currency
	blocks     []area            // by report: its rows of this period among the objectives
	bottom     int               // last row of the objectives
}

// area is some rows of a sheet; none where the last is before the first.
type area struct{ first, last int }

var consolidatedOrder = []string{"sheet.summary", "sheet.objectives", "sheet.months", "sheet.sources"}

// newConsolidated begins the book; amounts of each currency have its own format.
func newConsolidated(all []*report.Report, c *words.Catalogue, scratch string) (*consolidated, error) {
	k := &consolidated{all: all, money: map[string]string{}}
	var asOf string
	for _, r := range all {
		asOf = max(asOf, r.AsOf)
		if k.money[r.Currency] == "" {
			k.currencies = append(k.currencies, r.Currency)
			k.money[r.Currency] = formatsOf(c, r.Currency, r.Credits.MinorUnits).money
		}
	}
	slices.Sort(k.currencies)
	var err error
	k.book, err = newBook(c, consolidatedOrder, all[0].Currency, all[0].Credits.MinorUnits, brand(all[0].Brand.Color), scratch)
	if err != nil {
		return k, err
	}
	k.zone, k.title = time.UTC, all[0].Provider+" · "+k.span()
	return k, k.properties(k.title, c.T("consolidated.title"), all[0].Provider, asOf)
}

// span names the periods that the reports are about: they differ where agreements count in other periods.
func (k *consolidated) span() string {
	var labels []string
	for _, r := range k.all {
		if !slices.Contains(labels, r.Period.Label) {
			labels = append(labels, r.Period.Label)
		}
	}
	slices.Sort(labels)
	for i := range labels {
		labels[i] = k.words.Month(labels[i])
	}
	return k.words.List(labels)
}

// payable sums exactly what some reports pay.
func payable(all []*report.Report, of func(*report.Report) bool) float64 {
	sum := new(big.Rat)
	for _, r := range all {
		if v := exact.Parse(r.Credits.Payable); v != nil && of(r) {
			sum.Add(sum, v)
		}
	}
	f, _ := sum.Float64()
	return f
}

// byClient orders reports by client and agreement, whatever order they came in.
func byClient(all []*report.Report) []*report.Report {
	return slices.SortedStableFunc(slices.Values(all), func(a, b *report.Report) int {
		return cmp.Or(cmp.Compare(a.Client, b.Client), cmp.Compare(a.Agreement, b.Agreement))
	})
}
