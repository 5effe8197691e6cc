package workbook

import (
	"bytes"
	"cmp"
	"slices"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/workbook/xlsx"
	"github.com/slareport/slareport/report/words"
)

// Portfolio draws the book over all clients and the credit notes for the ledger, and hands them to emit.
// scratch is as in Render.
func Portfolio(
	p *portfolio.Portfolio, c *words.Catalogue, scratch string, emit func(name string, content []byte) error,
) error {
	if len(p.Reports) == 0 {
		return nil
	}
	var b bytes.Buffer
	if err := Consolidated(&b, p, c, scratch); err != nil {
		return err
	}
	if err := emit("penalties.xlsx", b.Bytes()); err != nil {
		return err
	}
	b = bytes.Buffer{}
	if err := CreditNotes(&b, p.Reports); err != nil {
		return err
	}
	return emit("credits.csv", b.Bytes())
}

// consolidated is the book over all clients at work.
type consolidated struct {
	*xlsx.Book
	all        []entry
	currencies []*portfolio.Currency
	money      map[string]string // number format by currency
	blocks     []area            // by report: its rows of this period among the objectives
	bottom     int               // last row of the objectives
}

// entry is an agreement with where it stands.
type entry struct {
	*report.Report
	stands *portfolio.Client
}

// area is some rows of a sheet; none where the last is before the first.
type area struct{ first, last int }

var consolidatedOrder = []string{"sheet.summary", "sheet.objectives", "sheet.months", "sheet.sources"}

// newConsolidated begins the book; amounts of each currency have its own format.
func newConsolidated(p *portfolio.Portfolio, c *words.Catalogue, scratch string) (*consolidated, error) {
	k := &consolidated{money: map[string]string{}}
	for i, r := range p.Reports {
		k.all = append(k.all, entry{r, &p.Clients[i]})
	}
	slices.SortStableFunc(k.all, func(a, b entry) int { return byClient(a.Report, b.Report) })
	for i := range p.Currencies {
		x := &p.Currencies[i]
		k.currencies = append(k.currencies, x)
		k.money[x.Currency] = xlsx.MoneyFormat(c, x.Currency, x.MinorUnits)
	}
	slices.SortFunc(k.currencies, func(a, b *portfolio.Currency) int { return cmp.Compare(a.Currency, b.Currency) })
	var err error
	first := k.all[0]
	k.Book, err = xlsx.New(
		c, consolidatedOrder, first.Currency, first.Credits.MinorUnits, brand(first.Brand.Color), scratch,
	)
	if err != nil {
		return k, err
	}
	k.Zone, k.Title = time.UTC, first.Provider+" · "+k.span()
	return k, k.Properties(k.Title, c.T("consolidated.title"), first.Provider, p.AsOf)
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
		labels[i] = k.Words.Month(labels[i])
	}
	return k.Words.List(labels)
}

// byClient orders reports by client and agreement, whatever order they came in.
func byClient(a, b *report.Report) int {
	return cmp.Or(cmp.Compare(a.Client, b.Client), cmp.Compare(a.Agreement, b.Agreement))
}
