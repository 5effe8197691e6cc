package items

import (
	"bytes"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/evidence"
)

// fee reads the fee of an item: an amount that is not negative, and no finer than the currency's minor unit.
func (x *reading) fee(r *row, item string) *decimal.Decimal {
	raw, at := r.cell(x.q.Columns.Fee.at), x.at(r, x.q.Columns.Fee.at)
	v, _, err := x.fees.Read(raw)
	switch {
	case err != nil:
		x.problem(at, err)
		return nil
	case !v.Known():
		x.in.Problem(at, "write 0 where it costs nothing", "the item %s has no fee", shape.Quote(item))
		return nil
	case v < 0:
		x.notAnAmount(at, string(raw.Text), "an amount is not negative")
		return nil
	}
	fee := decimal.New(int64(v), -6)
	if places, known := scalars.MinorUnits(x.q.Currency); known && !fee.Equal(fee.Truncate(int32(places))) {
		x.notAnAmount(at, fee.String(), scalars.Finest(x.q.Currency, places))
		return nil
	}
	return &fee
}

func (x *reading) notAnAmount(at *shape.Node, found, hint string) {
	x.in.Problem(at, hint, "found %s, wanted an amount such as 420.00", shape.Quote(found))
}

// target is the cell of a target as an agreement writes it, nil for none: a percentage of a workbook is stored as a
// part of one, and may have a decimal comma in a text file.
func (x *reading) target(r *row) *shape.Node {
	column := x.q.Columns.Target.at
	raw, at := r.cell(column), x.at(r, column)
	if column < 0 || raw.Blank() || cell.SaysNothing(raw.Text) {
		return nil
	}
	at.Value = strings.TrimSpace(x.text(r, column))
	if percent := string(raw.Unit()) == "%"; percent || isPercentage(raw.Text) {
		v, _, err := x.targets.Read(raw)
		if err != nil {
			x.problem(at, err)
			return nil
		}
		at.Value = number(v) + "%"
	}
	return at
}

// isPercentage tells 99,95 % from at least 99.95 %, which an agreement writes as well.
func isPercentage(text []byte) bool {
	body, signed := bytes.CutSuffix(bytes.TrimSpace(text), []byte("%"))
	return signed && len(bytes.Trim(body, "0123456789., \u00a0\u202f")) == 0
}

// number writes a figure of a cell without zeros at its end.
func number(v evidence.Fixed) string { return decimal.New(int64(v), -6).String() }
