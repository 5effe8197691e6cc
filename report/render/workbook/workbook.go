// Package workbook draws the penalty workbook: every credit from the contract's numbers to what is payable,
// with formulas that a reader can change and follow, and the evidence beside it; and the book over all clients.
//
// A client's credits are the ledger of the report on three sheets. Parameters holds its inputs, each with a name.
// Credits has a row for every line, with the reported figure and a check beside each amount. Division holds its tables,
// which share what is payable among the objectives. layout.go gives every cell its place, formula.go prints the
// formulas over these places; the values beside them are the ledger's own. No rule of money is known here.
//
// Package xlsx writes the file; this package says what stands in it.
package workbook

import (
	"io"
	"slices"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table/claims"
	"github.com/slareport/slareport/report/render/table/evidence"
	"github.com/slareport/slareport/report/render/table/money"
	"github.com/slareport/slareport/report/render/table/results"
	"github.com/slareport/slareport/report/render/workbook/xlsx"
	"github.com/slareport/slareport/report/tzdata"
	"github.com/slareport/slareport/report/words"
)

// order is the order of the sheets, by the keys of their names. A client has those with something to show.
var order = []string{
	"sheet.summary", "sheet.credits", "sheet.parameters", "sheet.division", "sheet.entitlements", "sheet.misses",
	"sheet.claims",
	"sheet.undetermined", "sheet.watch-list", "sheet.trend", "sheet.sources",
}

// plainSheets are those that need nothing of the others.
var plainSheets = map[string]plainSheet{
	"sheet.entitlements": one(money.Entitlements),
	"sheet.misses":       {hasMisses, writeMisses},
	"sheet.claims":       several(claims.Pack, claims.Refused, claims.Accepted),
	"sheet.undetermined": {hasUndetermined, writeUndetermined},
	"sheet.watch-list":   one(results.WatchList),
	"sheet.trend":        {hasTrend, writeTrend},
	"sheet.sources":      several(evidence.Sources, evidence.Reasons, evidence.Digests),
}

// Render writes a client's penalty workbook. The same report and words give the same bytes. What a large sheet does not
// hold in memory goes into the folder scratch, "" for that of the system.
func Render(w io.Writer, r *report.Report, c *words.Catalogue, scratch string) (err error) {
	zone, err := tzdata.Load(r.Period.Timezone)
	if err != nil {
		return err
	}
	sheets := sheetsOf(r, c)
	b, err := xlsx.New(c.In(zone), sheets, r.Currency, r.Credits.MinorUnits, brand(r.Brand.Color), scratch)
	defer func() {
		if closing := b.Close(); err == nil {
			err = closing
		}
	}()
	if err != nil {
		return err
	}
	b.Zone, b.Title = zone, r.Client+" · "+c.Month(r.Period.Label)
	if err := b.Properties(r.Client+" "+r.Period.Label, r.Agreement, r.Provider, r.AsOf); err != nil {
		return err
	}
	found, err := writeCredits(b, r)
	if err != nil {
		return err
	}
	if err := writeSummary(b, r, found); err != nil {
		return err
	}
	for _, key := range sheets {
		if plain, is := plainSheets[key]; is {
			if err := plain.write(b, r, c.T(key)); err != nil {
				return err
			}
		}
	}
	return b.Finish(w)
}

// sheetsOf are the sheets of a client's book, by the keys of their names.
func sheetsOf(r *report.Report, c *words.Catalogue) []string {
	return slices.DeleteFunc(slices.Clone(order), func(key string) bool {
		plain, is := plainSheets[key]
		return is && !plain.has(r, c)
	})
}

func brand(color string) string {
	color = strings.TrimPrefix(strings.ToUpper(color), "#")
	if len(color) != 6 {
		return "1F3A52"
	}
	return color
}
