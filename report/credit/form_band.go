package credit

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/ledger"
)

// byBand pays what the worst band gives: by the judged value, by the lost time, or by the number of misses.
func byBand(p *Pricing, factor *ledger.Expr) Priced {
	switch {
	case factor != nil:
		return p.times(factor)
	case p.Terms.Per != agreement.PerPeriod:
		return p.bandsOfEach()
	case !inPercent(p.Terms.Bands):
		pays, text := p.worstBand(p.Terms.Bands, p.measure(), p.bandPays())
		figure := p.beside("band", ledger.Money, p.ifMissed(pays))
		out := Priced{figure: figure, Amount: ledger.Of(figure), How: "formula.band-pays"}
		if p.missed().True() {
			out.Said.Text, out.Said.Lost = text, p.lostSoFar()
		}
		return out
	}
	rate, text := p.worstBand(p.Terms.Bands, p.measure(), p.bandRate())
	figure := p.beside("band", ledger.Percent, p.ifMissed(rate))
	out := Priced{figure: figure, Amount: ledger.PercentOf(ledger.Of(figure), p.base), How: "formula.band"}
	out.Said.Rate = figure.Value
	if p.missed().True() {
		out.Said.Text, out.Said.Lost = text, p.lostSoFar()
	}
	return out
}

// inPercent tells whether all bands pay a percentage of the base.
func inPercent(bands []agreement.Band) bool {
	for i := range bands {
		if bands[i].Pays != nil {
			return false
		}
	}
	return true
}

// measure is what the credit goes by, for the period as a whole.
func (p *Pricing) measure() *ledger.Expr {
	switch p.Terms.Measure {
	case agreement.ByTime:
		return p.lostTime(false)
	case agreement.ByMisses:
		return ledger.Of(p.by.Misses)
	}
	return p.value()
}

// bandsOfEach looks every outage up by itself and adds what the bands give.
//
// Rule §7 (bands-by-time): Bands may go by the lost time or by the number of misses, of the period or of each outage.
func (p *Pricing) bandsOfEach() Priced {
	type row struct{ edge, pays *ledger.Expr }
	var rows []row
	gift := p.bandPays()
	for k := range p.Terms.Bands {
		b := &p.Terms.Bands[k]
		edge, pays := p.band(k, b, gift)
		rows = append(rows, row{edge, pays})
	}
	same := func(lost *ledger.Expr) *ledger.Expr { return lost }
	sum := p.eachOf(secondsLost, secondsCounted, same, func(counted *ledger.Expr) *ledger.Expr {
		gives := ledger.Int(0)
		for k := range rows {
			gives = ledger.When(beyond(&p.Terms.Bands[k], counted, rows[k].edge), rows[k].pays, gives)
		}
		return gives
	})
	figure := p.beside("band", ledger.Money, p.ifMissed(sum))
	return Priced{figure: figure, Amount: ledger.Of(figure), How: "formula.each", Said: Step{Each: p.paid}}
}

// bandPay is what bands give: a percentage, money or points.
type bandPay struct {
	name, words, lead string // of its inputs, and of the figures that lead to it
	kind              ledger.Kind
	of                func(k int, b *agreement.Band, said ledger.Arg) *ledger.Expr // nil: Rate, as it is
}

func (p *Pricing) bandRate() bandPay {
	return bandPay{name: "rate", words: "parameters.the-rate", lead: "formula.band-rate", kind: ledger.Percent}
}

// bandPays is what a band pays in money.
func (p *Pricing) bandPays() bandPay {
	g := bandPay{name: "pays", words: "parameters.the-rate", lead: "formula.band-amount", kind: ledger.Money}
	g.of = func(k int, b *agreement.Band, said ledger.Arg) *ledger.Expr {
		switch name := books.Numbered("pays", k); {
		case b.Pays == nil:
			return p.priceOf(name, g.words, &agreement.Cap{Percent: b.Rate}, p.base, said)
		case b.Pays.Times != nil:
			times := p.Agreed(p.Named(name)+"_times", g.words, ledger.Count, b.Pays.Times, said)
			return ledger.Times(times, p.paidFor(p.lostTime(false), p.base))
		default:
			return p.priceOf(name, g.words, &b.Pays.Cap, p.base, said)
		}
	}
	return g
}

// band writes the edge of a band and what it gives.
func (p *Pricing) band(k int, b *agreement.Band, of bandPay) (edge, gives *ledger.Expr) {
	said, kind := ledger.Arg{Text: b.Text}, ledger.Value
	if p.Terms.Measure != agreement.ByValue {
		kind = ledger.Count
	}
	edge = p.Agreed(p.Named("edge", k), "parameters.the-edge", kind, b.Edge, said)
	if p.Terms.Measure == agreement.ByTime {
		edge.Cell.Unit = books.InSeconds
	}
	if of.of != nil {
		return edge, of.of(k, b, said)
	}
	return edge, p.Agreed(p.Named(of.name, k), of.words, of.kind, b.Rate, said)
}

// beyond tells whether something falls into a band. A band's edge belongs to its better side, unless the band begins
// with it.
func beyond(b *agreement.Band, what, edge *ledger.Expr) *ledger.Expr {
	switch {
	case b.Above && b.Closed:
		return ledger.AtLeast(what, edge)
	case b.Above:
		return ledger.More(what, edge)
	case b.Closed:
		return ledger.AtMost(what, edge)
	}
	return ledger.Less(what, edge)
}

// worstBand finds what the worst band gives that something falls into, 0 for none, and the text of that band.
//
// Rule §7 (form-bands): Bands: the bound belongs to the better side, unless the band is written to begin with it.
func (p *Pricing) worstBand(bands []agreement.Band, what *ledger.Expr, of bandPay) (*ledger.Expr, string) {
	gives, text := ledger.Int(0), ""
	for k := range bands {
		b := &bands[k]
		edge, own := p.band(k, b, of)
		in := beyond(b, what, edge)
		worst := ledger.When(in, own, gives)
		gives = p.leads(p.Named("band_"+of.name, k), of.lead, ledger.Plain(b.Text), of.kind, worst)
		if in.True() {
			text = b.Text
		}
	}
	return gives, text
}
